const OFTEN = 30000;

/** Say that somebody is on this page of a draft, show who else is, and fetch what colleagues have changed. */
export function watchPresence(root) {
  const about = root.getElementById("keeping");
  const form = about?.closest("form");
  if (!form) return;
  const place = root.getElementById("here");
  let version = Number(form.elements.version.value);
  const show = (html) => { if (place && place.dataset.told !== html) { place.dataset.told = html; place.innerHTML = html; } };
  const body = (more) => new URLSearchParams({ page: about.dataset.page, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value, ...more });
  const look = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(about.dataset.presence, { method: "POST", body: body({}), redirect: "manual" });
      if (!answer.ok) return;
      const told = await answer.json();
      show(told.here);
      if (told.version > version) { version = told.version; form.dispatchEvent(new CustomEvent("autosave:news")); }
    } catch { /* no connection: the next look tries again */ }
  };
  form.addEventListener("autosave:saved", ({ detail }) => { if (detail.here !== undefined) show(detail.here); version = Math.max(version, detail.version || 0); });
  document.addEventListener("visibilitychange", look);
  setInterval(look, OFTEN);
  window.addEventListener("pagehide", () => {
    fetch(about.dataset.presence, { method: "POST", body: body({ gone: "1" }), keepalive: true, redirect: "manual" }).catch(() => {});
  });
}
