/** "A", "B" ... "Z", "AA": how the marks of a picture are told apart in its key. */
export function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? letters(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}
