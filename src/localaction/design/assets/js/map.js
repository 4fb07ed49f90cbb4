// The world that somebody can come closer to. Without this module the same lights stand still, and the list beneath is whole.
import { locale } from "./locale.js";

const WORLD = { width: 2000, height: 880 };
const CLOSEST = 60; // units across: settlements are not known more exactly
const NEAR = 700; // units across, from which on the finer coast lines are worth their bytes
const TOUCH = 46; // pixels between two lights
const MARGIN = 0.35; // of the view, drawn around it so that moving shows no hole
const SETTLED = 250;
const SVG = "http://www.w3.org/2000/svg";

for (const root of document.querySelectorAll("[data-map]")) start(root);

async function start(root) {
  try {
    const answer = await fetch(root.dataset.lights, { headers: { Accept: "application/json" } });
    if (answer.ok) new WorldMap(root, await answer.json()).begin();
  } catch (trouble) {
    console.error(trouble); // the still map stays
  }
}

/** Points gathered on a grid of `size` units; each group says how many it is, where its middle is, and its first point. */
export function gathered(points, size, view) {
  const groups = new Map();
  for (let i = 0; i < points.x.length; i += 1) {
    const x = points.x[i] / 10, y = points.y[i] / 10;
    if (x < view.left || x > view.right || y < view.top || y > view.bottom) continue;
    const key = `${Math.floor(x / size)}:${Math.floor(y / size)}`;
    const group = groups.get(key);
    if (group) { group.number += 1; group.x += x; group.y += y; group.newest = Math.min(group.newest, i); } else groups.set(key, { number: 1, x, y, newest: i });
  }
  const found = [...groups.values()].map((group) => ({ ...group, x: group.x / group.number, y: group.y / group.number }));
  return apart(found.sort((one, other) => other.number - one.number), size * 0.75);
}

/** Groups on either side of a line of the grid may touch: the larger takes in the smaller. */
function apart(groups, least) {
  const kept = [];
  for (const group of groups) {
    const near = kept.find((one) => Math.hypot(one.x - group.x, one.y - group.y) < least);
    if (!near) { kept.push(group); continue; }
    const number = near.number + group.number, middle = (name) => (near[name] * near.number + group[name] * group.number) / number;
    Object.assign(near, { x: middle("x"), y: middle("y"), number, newest: Math.min(near.newest, group.newest) });
  }
  return kept;
}

// --- what is drawn reaches beyond what is seen, so that moving shows no hole

function around(box, unit) {
  const wide = (box.right - box.left) * MARGIN, tall = (box.bottom - box.top) * MARGIN;
  return { left: box.left - wide, right: box.right + wide, top: box.top - tall, bottom: box.bottom + tall, unit };
}

/** Whether what was drawn last will do for this view. */
function covers(drawn, box, unit) {
  return drawn && unit / drawn.unit < 1.5 && drawn.unit / unit < 1.5 && box.left >= drawn.left && box.right <= drawn.right && box.top >= drawn.top && box.bottom <= drawn.bottom;
}

function isSame(one, other) {
  return other && Object.keys(one).every((name) => Math.abs(one[name] - other[name]) < 1e-9);
}

/** The coast lines on a canvas behind the lights: stroked when the map rests, only moved while it moves. */
class Coast {
  constructor(svg) {
    this.canvas = Object.assign(document.createElement("canvas"), { className: "world-map__coast" });
    const sea = Object.assign(document.createElement("div"), { className: "world-map__sea" });
    svg.replaceWith(sea);
    sea.append(this.canvas, svg);
  }

  /** Read a drawing of the coast; the one before it stays until this one is here. */
  async take(address) {
    if (this.address === address) return;
    this.address = address;
    const drawing = new DOMParser().parseFromString(await (await fetch(address)).text(), "image/svg+xml");
    const path = drawing.querySelector("path"), steps = Number(drawing.documentElement.getAttribute("viewBox").split(" ")[2]) / WORLD.width;
    if (this.address !== address) return;
    const colour = (name) => path.getAttribute(name);
    Object.assign(this, { path: new Path2D(colour("d")), steps, fill: colour("fill"), stroke: colour("stroke"), faint: Number(colour("fill-opacity")), drawn: null });
    if (this.seen) this.show(...this.seen);
  }

  show(box, unit) {
    this.seen = [box, unit];
    if (!this.path) return;
    if (!covers(this.drawn, box, unit)) this.draw(box, unit);
    const { drawn } = this;
    this.canvas.style.transform = `translate(${(drawn.left - box.left) / unit}px, ${(drawn.top - box.top) / unit}px) scale(${drawn.unit / unit})`;
  }

  draw(box, unit) {
    const drawn = around(box, unit);
    if (!this.path || isSame(drawn, this.drawn)) return;
    this.drawn = drawn;
    const { canvas } = this, dense = Math.min(devicePixelRatio, 2), width = (drawn.right - drawn.left) / unit, height = (drawn.bottom - drawn.top) / unit;
    Object.assign(canvas, { width: width * dense, height: height * dense });
    Object.assign(canvas.style, { inlineSize: `${width}px`, blockSize: `${height}px` });
    const pen = canvas.getContext("2d"), scale = dense / unit / this.steps;
    pen.setTransform(scale, 0, 0, scale, (-drawn.left / unit) * dense, (-drawn.top / unit) * dense);
    pen.globalAlpha = this.faint;
    pen.fillStyle = this.fill;
    pen.fill(this.path);
    pen.globalAlpha = 1;
    pen.strokeStyle = this.stroke;
    pen.lineWidth = dense / scale;
    pen.stroke(this.path);
    this.show(box, unit);
  }
}

class WorldMap {
  constructor(root, points) {
    this.root = root;
    this.points = points;
    this.svg = root.querySelector("svg.world");
    this.coast = new Coast(this.svg);
    this.list = root.querySelector("[data-map-list]");
    this.number = new Intl.NumberFormat(locale());
    this.labels = new Map(points.references.map((reference, place) => [reference, points.labels[place]]));
    this.fingers = new Map();
    this.calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  begin() {
    const { svg } = this;
    for (const light of svg.querySelectorAll(".light, .world__name")) light.remove();
    this.coast.take(svg.querySelector("image").href.baseVal);
    this.layer = svg.appendChild(document.createElementNS(SVG, "g"));
    this.root.classList.add("world-map--live");
    svg.setAttribute("tabindex", "0");
    svg.setAttribute("aria-describedby", this.root.querySelector("[data-map-help]").id);
    for (const part of this.root.querySelectorAll("[data-live]")) part.hidden = false;
    this.view = this.whole();
    this.listen();
    this.draw();
    new ResizeObserver(() => { this.view = this.kept(this.view); this.draw(); }).observe(svg);
  }

  listen() {
    const { svg, root } = this;
    root.addEventListener("click", (event) => this.press(event));
    svg.addEventListener("keydown", (event) => this.key(event));
    svg.addEventListener("dblclick", (event) => { if (!event.target.closest("a")) this.come(0.5, this.under(event)); });
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // a wheel alone scrolls the page
      event.preventDefault();
      this.come(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.01), this.under(event), { now: true });
    }, { passive: false });
    svg.addEventListener("pointerdown", (event) => this.touch(event));
    svg.addEventListener("pointermove", (event) => this.drag(event));
    for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, (event) => this.fingers.delete(event.pointerId));
  }

  // --- what is seen: the middle and the width, in units of the drawing

  get shape() { const { width, height } = this.svg.getBoundingClientRect(); return width ? height / width : WORLD.height / WORLD.width; }

  whole() { return { x: WORLD.width / 2, y: WORLD.height / 2, width: WORLD.width }; }

  /** The same view, kept on the drawing. */
  kept({ x, y, width }) {
    width = Math.min(Math.max(width, CLOSEST), WORLD.width);
    const height = width * this.shape;
    const within = (middle, half, whole) => (half * 2 >= whole ? whole / 2 : Math.min(Math.max(middle, half), whole - half));
    return { x: within(x, width / 2, WORLD.width), y: within(y, height / 2, WORLD.height), width };
  }

  get box() {
    const half = this.view.width / 2, tall = half * this.shape;
    return { left: this.view.x - half, right: this.view.x + half, top: this.view.y - tall, bottom: this.view.y + tall };
  }

  /** Where on the drawing a pointer is. */
  under({ clientX, clientY }) {
    const frame = this.svg.getBoundingClientRect(), { box, view } = this;
    return { x: box.left + ((clientX - frame.left) / frame.width) * view.width, y: box.top + ((clientY - frame.top) / frame.width) * view.width };
  }

  // --- moving

  come(factor, at = this.view, { now = false } = {}) {
    const width = Math.min(Math.max(this.view.width * factor, CLOSEST), WORLD.width), real = width / this.view.width;
    this.go({ x: at.x + (this.view.x - at.x) * real, y: at.y + (this.view.y - at.y) * real, width }, now);
  }

  go(target, now = false) {
    const from = this.view, to = this.kept(target), began = performance.now(), lasts = now || this.calm ? 0 : 180;
    cancelAnimationFrame(this.going);
    const step = (time) => {
      const part = lasts ? Math.min(Math.max((time - began) / lasts, 0), 1) : 1, mix = (a, b) => a + (b - a) * part;
      this.view = { x: mix(from.x, to.x), y: mix(from.y, to.y), width: from.width * (to.width / from.width) ** part };
      this.draw();
      if (part < 1) this.going = requestAnimationFrame(step);
    };
    this.going = requestAnimationFrame(step);
  }

  press(event) {
    const step = event.target.closest("[data-map-step]"), page = event.target.closest("[data-page]"), group = event.target.closest("[data-group]");
    if (step) this.go(step.dataset.mapStep === "whole" ? this.whole() : { ...this.view, width: this.view.width * Number(step.dataset.mapStep) });
    else if (page) this.tell(Number(page.dataset.page), true);
    else if (group) this.open(event, group);
  }

  /** A light that stands for several: come closer, or, where that parts them no more, go to the list. */
  open(event, group) {
    event.preventDefault();
    if (this.moved) return;
    const [x, y] = group.dataset.group.split(",").map(Number);
    if (this.view.width <= CLOSEST * 1.05) { this.list.focus(); return; }
    this.svg.focus({ preventScroll: true });
    this.go({ x, y, width: this.view.width / 3 });
  }

  key(event) {
    const far = this.view.width / 6, moves = { ArrowLeft: [-far, 0], ArrowRight: [far, 0], ArrowUp: [0, -far], ArrowDown: [0, far] };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (moves[event.key]) this.go({ ...this.view, x: this.view.x + moves[event.key][0], y: this.view.y + moves[event.key][1] });
    else if (event.key === "+" || event.key === "=") this.come(0.5);
    else if (event.key === "-") this.come(2);
    else if (event.key === "0" || event.key === "Escape") this.go(this.whole());
    else return;
    event.preventDefault();
  }

  touch(event) {
    if (event.button) return;
    this.fingers.set(event.pointerId, event);
    this.moved = false;
  }

  drag(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const others = [...this.fingers.values()].filter((finger) => finger.pointerId !== event.pointerId);
    if (!this.moved && Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY) < 4) return;
    if (!this.moved) { this.moved = true; this.svg.setPointerCapture(event.pointerId); }
    this.fingers.set(event.pointerId, event);
    const was = this.under(before), is = this.under(event);
    if (others.length) {
      const [other] = others, apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
      this.come(apart(before) / apart(event), this.under(other), { now: true });
    } else this.go({ ...this.view, x: this.view.x + was.x - is.x, y: this.view.y + was.y - is.y }, true);
  }

  // --- drawing

  draw() {
    const { box, view, svg } = this, unit = view.width / (svg.getBoundingClientRect().width || 1);
    svg.setAttribute("viewBox", `${box.left} ${box.top} ${view.width} ${box.bottom - box.top}`);
    svg.style.touchAction = view.width < WORLD.width * 0.98 ? "none" : "pan-y";
    if (view.width < NEAR) this.coast.take(this.root.dataset.fine);
    this.coast.show(box, unit);
    if (unit !== this.unit) this.layer.style.setProperty("--unit", this.unit = unit);
    if (!covers(this.drawn, box, unit)) this.gather(box, unit);
    for (const button of this.root.querySelectorAll("[data-map-step]")) {
      const spent = button.dataset.mapStep === "0.5" ? view.width <= CLOSEST * 1.01 : view.width >= WORLD.width * 0.99;
      button.setAttribute("aria-disabled", String(spent));
    }
    clearTimeout(this.settling);
    this.settling = setTimeout(() => { this.coast.draw(this.box, unit); this.gather(this.box, unit); this.tell(1); }, SETTLED);
  }

  gather(box, unit) {
    const drawn = around(box, unit);
    if (isSame(drawn, this.drawn)) return;
    this.drawn = drawn;
    const focused = document.activeElement?.closest?.("[data-key]")?.dataset.key;
    const groups = gathered(this.points, TOUCH * unit, drawn);
    this.layer.replaceChildren(...groups.map((group) => this.light(group)));
    if (focused) (this.layer.querySelector(`[data-key="${focused}"]`) ?? this.svg).focus({ preventScroll: true });
  }

  light({ x, y, number, newest }) {
    const reference = this.points.references[newest], together = number > 1;
    const link = document.createElementNS(SVG, "a"), radius = together ? Math.min(11 + 2.6 * Math.log2(number), 28) : 7;
    link.setAttribute("class", `light light--live${newest < 3 ? " light--new" : ""}`);
    link.setAttribute("href", this.root.dataset.action.replace("LA-0", reference));
    link.setAttribute("data-key", `${reference}`);
    if (together) link.setAttribute("data-group", `${x},${y}`);
    link.setAttribute("aria-label", together ? this.root.dataset.several.replace("{number}", this.number.format(number)) : this.labels.get(reference) ?? reference);
    link.setAttribute("data-number", number);
    link.style.setProperty("transform", `translate(${x}px, ${y}px) scale(var(--unit))`);
    link.append(circle("light__warmth", radius * 1.45), circle("light__core", radius));
    if (together) link.append(Object.assign(document.createElementNS(SVG, "text"), { textContent: this.number.format(number) }));
    else link.append(Object.assign(document.createElementNS(SVG, "title"), { textContent: this.labels.get(reference) ?? "" }));
    return link;
  }

  // --- the list of what is seen: the same for who sees no lights

  async tell(page, moveTo = false) {
    const { left, top, right, bottom } = this.box, address = new URL(this.root.dataset.within, location.href);
    address.searchParams.set("box", [left, top, right, bottom].map((edge) => edge.toFixed(1)).join(","));
    address.searchParams.set("page", page);
    if (this.told === address.href) return;
    this.told = address.href;
    try {
      const answer = await fetch(address);
      if (this.told !== address.href) return;
      this.list.hidden = !answer.ok; // a copy of the site has no one to ask
      if (!answer.ok) return;
      this.list.innerHTML = await answer.text();
      this.list.setAttribute("aria-busy", "false");
      this.root.querySelector("[data-map-said]").textContent = this.list.querySelector("h2").textContent;
      for (const link of this.list.querySelectorAll("a[data-reference]")) this.name(link);
      if (moveTo) this.list.focus();
    } catch {
      this.told = ""; // the lights are here all the same; the next move asks again
    }
  }

  /** Lights learn their names from the list where there are too many to send all at once. */
  name({ dataset: { reference, label } }) {
    this.labels.set(reference, label);
    const light = this.layer.querySelector(`[data-key="${reference}"]:not([data-group])`);
    light?.setAttribute("aria-label", label);
    if (light) light.querySelector("title").textContent = label;
  }
}

function circle(name, radius) {
  const drawn = document.createElementNS(SVG, "circle");
  drawn.setAttribute("class", name);
  drawn.setAttribute("r", radius);
  return drawn;
}
