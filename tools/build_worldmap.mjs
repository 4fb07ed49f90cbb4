// Draws the coast lines of the world once, from Natural Earth (public domain): `node tools/build_worldmap.mjs`.
// The two files are committed, so this runs again only when the drawing itself is to change.
// Numbers must agree with src/localaction/design/worldmap.py: 2000 units wide, Equal Earth, 11° E in the middle.
import { readFileSync, writeFileSync } from "node:fs";
import { geoEqualEarthRaw, geoProjection, geoPath } from "d3-geo";
import { geoStitch } from "d3-geo-projection";
import { feature } from "topojson-client";
import { presimplify, simplify, sphericalTriangleArea, filter, filterWeight, sphericalRingArea } from "topojson-simplify";

const WIDTH = 2000, HEIGHT = 880, MIDDLE = [1000, 480], SCALE = 369.46, MERIDIAN = 11;
const OUT = new URL("../src/localaction/design/assets/map/", import.meta.url);
const source = JSON.parse(readFileSync(new URL("../node_modules/world-atlas/land-50m.json", import.meta.url)));

function coast({ detail, smallest }) {
  let world = presimplify(source, sphericalTriangleArea);
  world = simplify(world, detail);
  world = filter(world, filterWeight(world, smallest, sphericalRingArea));
  const land = geoStitch(feature(world, world.objects.land));
  const projection = geoProjection(geoEqualEarthRaw)
    .rotate([-MERIDIAN, 0]).scale(SCALE).translate(MIDDLE).precision(0.6)
    .postclip((stream) => stream);
  return geoPath(projection)(land);
}

// Absolute floats become relative numbers in steps of 1/steps: the same line in a third of the bytes.
function compact(path, steps) {
  const rings = [];
  for (const ring of path.split("M").slice(1)) {
    const points = ring.replace("Z", "").split("L").map((pair) => pair.split(",").map((n) => Math.round(n * steps)));
    const kept = points.filter((p, i) => i === 0 || p[0] !== points[i - 1][0] || p[1] !== points[i - 1][1]);
    if (kept.length < 4 || kept.every(([, y]) => y > HEIGHT * steps * 1.02)) continue;
    let out = `M${kept[0][0]} ${kept[0][1]}l`;
    for (let i = 1; i < kept.length; i += 1) {
      const dx = kept[i][0] - kept[i - 1][0], dy = kept[i][1] - kept[i - 1][1];
      out += `${i > 1 && dx >= 0 ? " " : ""}${dx}${dy < 0 ? "" : " "}${dy}`;
    }
    rings.push(out + "z");
  }
  return rings.join("");
}

function draw(name, { steps, line, ...shape }) {
  const d = compact(coast(shape), steps);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH * steps} ${HEIGHT * steps}">` +
    `<path fill="#8A8272" fill-opacity=".13" stroke="#8A8272" stroke-width="${line * steps}" stroke-linejoin="round" d="${d}"/></svg>\n`;
  writeFileSync(new URL(name, OUT), svg);
  console.log(name, (svg.length / 1024).toFixed(1), "KB");
}

draw("world.svg", { steps: 1, line: 1.4, detail: 1.2e-5, smallest: 2e-5 });
draw("locator.svg", { steps: 4, line: 0.9, detail: 3.2e-6, smallest: 6e-6 });
