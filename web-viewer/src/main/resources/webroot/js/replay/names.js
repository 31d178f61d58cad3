/** A long list of names kept as one text, so that half a million of them cost no half a million objects. */
export class Names {
  #text;
  #starts;
  #lowered;

  /** @param {Uint8Array} bytes names in UTF-8, one a line */
  constructor(bytes) {
    this.#text = new TextDecoder().decode(bytes);
    this.#starts = lineStarts(this.#text);
  }

  get length() {
    return this.#starts.length - 1;
  }

  at(index) {
    return this.#text.slice(this.#starts[index], this.#starts[index + 1] - 1);
  }

  /** Place of a name in the list, or -1. */
  indexOf(name) {
    for (const index of linesWith(this.#text, name, this)) {
      if (this.at(index) === name) {
        return index;
      }
    }
    return -1;
  }

  /** Places of all names that contain a text, lower or upper case, in order. */
  containing(part) {
    this.#lowered ??= this.#text.toLowerCase();
    const sameLength = this.#lowered.length === this.#text.length;
    return linesWith(sameLength ? this.#lowered : this.#text, part.toLowerCase(), this);
  }

  /** Where the name after the one at an offset of the text begins, and which name is at the offset. */
  locate(offset) {
    const index = this.#lineOf(offset);
    return { index, next: this.#starts[index + 1] };
  }

  #lineOf(offset) {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle] <= offset) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

function lineStarts(text) {
  if (text === '') {
    return new Uint32Array(1);
  }
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  starts.push(text.length + 1);
  return Uint32Array.from(starts);
}

function* linesWith(text, part, names) {
  if (part === '') {
    return;
  }
  for (let at = text.indexOf(part); at >= 0;) {
    const { index, next } = names.locate(at);
    yield index;
    at = text.indexOf(part, next);
  }
}
