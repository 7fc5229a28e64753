/**
 * Gives the memory of an array back at once: V8 collects garbage when its own memory grows, and what lies outside of that may
 * wait long for it. The array is empty afterwards.
 */
export const freeMemory = ({ buffer }: { readonly buffer: ArrayBufferLike }): void => {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
};
