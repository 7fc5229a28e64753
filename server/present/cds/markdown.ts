/**
 * Text of a chart as one line of GitHub Flavored Markdown: nothing in it becomes a link, an image, a table or markup. It
 * never begins a line, so what only matters there is left as it is.
 */
export const markdown = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_{}[\]<>!|~&@]/g, '\\$&')
    .replaceAll('://', '\\://')
    .replaceAll(/www\./gi, (word) => `${word.slice(0, -1)}\\.`);
