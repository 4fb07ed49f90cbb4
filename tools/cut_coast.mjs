// The fine coast lines cut into overlapping pieces, so that a small map of one place loads only what it shows.
// Numbers must agree with src/localaction/design/worldmap.py.
const PIECE = { width: 600, height: 450 }; // units of the drawing
const STEP = { x: 200, y: 150 };

/** [name, svg] of every piece of the drawing `svg`, whose world is `world` wide and high. */
export function pieces(svg, world) {
  const [, open, d] = svg.match(/<svg[^>]*>(<path.*) d="([^"]+)"/), size = svg.match(/viewBox="0 0 (\d+)/)[1], steps = Number(size) / world.width;
  const rings = read(d), found = [];
  for (let column = 0; column * STEP.x + PIECE.width <= world.width; column += 1) {
    for (let row = 0; row * STEP.y < world.height - PIECE.height + STEP.y; row += 1) {
      const left = column * STEP.x * steps, top = row * STEP.y * steps, width = PIECE.width * steps, height = PIECE.height * steps;
      const kept = rings.map((ring) => within(ring, left - steps, top - steps, left + width + steps, top + height + steps)).filter((ring) => ring.length > 2);
      found.push([`coast-${column}-${row}.svg`, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}">${open} d="${kept.map(written).join("")}"/></svg>\n`]);
    }
  }
  return found;
}

/** Closed rings of points from a path of relative steps: "M1 2l3 4-5 6z". */
function read(d) {
  return d.split("M").slice(1).map((ring) => {
    const numbers = ring.match(/-?\d+/g).map(Number), points = [[numbers[0], numbers[1]]];
    for (let i = 2; i < numbers.length; i += 2) points.push([points.at(-1)[0] + numbers[i], points.at(-1)[1] + numbers[i + 1]]);
    return points;
  });
}

/** A ring cut to a rectangle (Sutherland and Hodgman 1974). */
function within(ring, left, top, right, bottom) {
  const sides = [[0, left, 1], [0, right, -1], [1, top, 1], [1, bottom, -1]];
  return sides.reduce((points, [axis, edge, sign]) => {
    const inside = (point) => (point[axis] - edge) * sign >= 0, found = [];
    points.forEach((point, i) => {
      const before = points.at(i - 1);
      if (inside(point) !== inside(before)) {
        const part = (edge - before[axis]) / (point[axis] - before[axis]);
        found.push([0, 1].map((one) => Math.round(before[one] + (point[one] - before[one]) * part)));
      }
      if (inside(point)) found.push(point);
    });
    return found;
  }, ring);
}

function written(points) {
  let d = `M${points[0][0]} ${points[0][1]}l`;
  for (let i = 1; i < points.length; i += 1) {
    const x = points[i][0] - points[i - 1][0], y = points[i][1] - points[i - 1][1];
    if (x || y) d += `${d.endsWith("l") || x < 0 ? "" : " "}${x}${y < 0 ? "" : " "}${y}`;
  }
  return `${d}z`;
}
