/**
 * Replay file to columns. A file is the word FLREPLAY, a version, the length of a JSON header, the header, and then columns of
 * plain little-endian numbers, each starting at a multiple of eight bytes; so a column is a view on the file and nothing is copied.
 */

import { Names } from './names.js';

const MAGIC = 'FLREPLAY';
const VERSION = 1;
const DATA_START = 16;

const COLUMN = {
  f32: Float32Array,
  f64: Float64Array,
  u8: Uint8Array,
  i8: Int8Array,
  u16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
};

/**
 * @param {ArrayBuffer} buffer the unpacked file
 * @returns {{header: object, asset: object, service: object, event: object, sector: object}} columns by table and name
 */
export function decode(buffer) {
  const header = readHeader(buffer);
  const replay = { header, asset: {}, service: {}, event: {}, sector: {} };
  for (const section of header.sections) {
    const [table, column] = section.name.split('.');
    if (replay[table]) {
      replay[table][column] = readColumn(buffer, section, header.dataStart);
    }
  }
  return replay;
}

function readHeader(buffer) {
  const magic = buffer.byteLength < DATA_START ? '' : String.fromCharCode(...new Uint8Array(buffer, 0, MAGIC.length));
  if (magic !== MAGIC) {
    throw new Error('This is not a replay file: it does not begin with FLREPLAY.');
  }
  const [version, length] = new Uint32Array(buffer, MAGIC.length, 2);
  if (version !== VERSION) {
    throw new Error(`This replay has format ${version}; this viewer reads format ${VERSION}.`);
  }
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, DATA_START, length)));
  header.dataStart = DATA_START + length;
  return header;
}

function readColumn(buffer, section, dataStart) {
  const at = dataStart + section.offset;
  const size = section.type === 'utf8' ? 1 : COLUMN[section.type].BYTES_PER_ELEMENT;
  if (at + section.length * size > buffer.byteLength) {
    throw new Error(`This replay is cut short: its column ${section.name} is missing.`);
  }
  return section.type === 'utf8'
    ? new Names(new Uint8Array(buffer, at, section.length))
    : new COLUMN[section.type](buffer, at, section.length);
}
