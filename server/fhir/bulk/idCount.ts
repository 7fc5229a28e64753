import { freeMemory } from './freeMemory.ts';

/**
 * What ids are counted by: two numbers of 32 bits each, from its letters. A million ids share both by a chance of one in ten
 * millions.
 */
export class IdMarks {
  #marks = new Uint32Array(256);
  #length = 0;

  add(id: string): void {
    let [low, high] = [0x9e3779b9, 0x85ebca6b];
    for (let at = 0; at < id.length; at += 1) {
      const letter = id.charCodeAt(at);
      low = Math.imul(low ^ letter, 0x9e3779b1);
      high = Math.imul(high ^ letter, 0x5f356495);
    }
    if (this.#length === this.#marks.length) this.#grow();
    this.#marks[this.#length] = mixed(low) ^ high;
    // Zeros mark a place that is free.
    this.#marks[this.#length + 1] = (mixed(high) ^ low) | 1;
    this.#length += 2;
  }

  all(): Uint32Array<ArrayBuffer> {
    return this.#marks.slice(0, this.#length);
  }

  #grow(): void {
    const old = this.#marks;
    this.#marks = new Uint32Array(old.length * 2);
    this.#marks.set(old);
    freeMemory(old);
  }
}

/** Spreads every bit over all (the end of MurmurHash3). */
function mixed(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/** How many different ids there are, without keeping one of them: ten to twenty bytes each, however long they are. */
export class IdCount {
  #slots = new Uint32Array(2 * 1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** @param marks of `IdMarks` */
  add(marks: Uint32Array): void {
    for (let at = 0; at < marks.length; at += 2) {
      this.#addOne(marks[at] ?? 0, marks[at + 1] ?? 0);
      // Four fifths are taken: with fewer it is no faster to find a place.
      if (this.#size * 5 > this.#slots.length * 2) this.#grow();
    }
  }

  #addOne(first: number, second: number): void {
    const last = this.#slots.length - 1;
    let slot = (first * 2) & last;
    while (this.#slots[slot + 1] !== 0) {
      if (this.#slots[slot] === first && this.#slots[slot + 1] === second) return;
      slot = (slot + 2) & last;
    }
    this.#slots[slot] = first;
    this.#slots[slot + 1] = second;
    this.#size += 1;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    this.#size = 0;
    for (let at = 0; at < old.length; at += 2) if (old[at + 1] !== 0) this.#addOne(old[at] ?? 0, old[at + 1] ?? 0);
    freeMemory(old);
  }
}
