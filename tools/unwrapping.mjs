import { inflateSync } from "node:zlib";
/** A face out of its WOFF wrapping (https://www.w3.org/TR/WOFF/): the same tables, plain, as engines other than browsers read them. */
export function unwrapped(woff) {
  const count = woff.readUInt16BE(12);
  const tables = [...Array(count).keys()].map((at) => {
    const entry = 44 + at * 20;
    const [offset, packed, plain] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field));
    const data = woff.subarray(offset, offset + packed);
    return { tag: woff.subarray(entry, entry + 4), sum: woff.subarray(entry + 16, entry + 20), data: packed < plain ? inflateSync(data) : data };
  });
  const power = 2 ** Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + 16 * count);
  woff.copy(head, 0, 4, 8);
  [count, power * 16, Math.log2(power), (count - power) * 16].forEach((value, at) => head.writeUInt16BE(value, 4 + at * 2));
  let end = head.length;
  const bodies = tables.map(({ tag, sum, data }, at) => {
    const entry = 12 + at * 16;
    tag.copy(head, entry); sum.copy(head, entry + 4);
    head.writeUInt32BE(end, entry + 8); head.writeUInt32BE(data.length, entry + 12);
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
    end += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...bodies]);
}
