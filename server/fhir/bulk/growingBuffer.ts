/** A buffer that is used again and again, and grows when a line is longer. */
export interface GrowingBuffer {
  readonly bytes: Buffer;
  /** Makes `bytes` at least that long; what is in it stays. */
  readonly grow: (length: number) => void;
}

export const growingBuffer = (): GrowingBuffer => {
  let bytes: Buffer = Buffer.allocUnsafeSlow(0);
  return {
    get bytes() {
      return bytes;
    },
    grow: (length) => {
      bytes = grown(bytes, length);
    },
  };
};

/** A longer buffer that begins with the same bytes. */
export function grown(bytes: Buffer, length: number): Buffer {
  const longer = Buffer.allocUnsafeSlow(Math.max(length, bytes.length * 2));
  bytes.copy(longer, 0);
  return longer;
}
