import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

/** A source file of the app, parsed. */
export interface SourceFile {
  /** From the top of the project: "server/chart/chart.ts". */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
  readonly program: unknown;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every TypeScript file of the app: `server/` and `launch/`. */
export function sourceFiles(): readonly SourceFile[] {
  return globSync('{server,launch}/**/*.ts', { cwd: root })
    .filter((path) => !path.endsWith('.d.ts'))
    .toSorted()
    .map((path) => {
      const text = readFileSync(`${root}${path}`, 'utf8');
      const { module, program } = parseSync(path, text);
      const dynamic = module.dynamicImports.map(({ moduleRequest }) =>
        text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
      );
      const fixed = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
      const again = module.staticExports.flatMap(({ entries }) =>
        entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
      );
      return { path, text, program, imports: [...fixed, ...dynamic, ...again] };
    });
}

/** The lengths in lines of all functions of a parsed file. */
export function functionLines({ program, text }: SourceFile): readonly number[] {
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const lengths: number[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, start, end } = node as { type?: unknown; start?: unknown; end?: unknown };
    const isFunction =
      typeof type === 'string' && /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type);
    if (isFunction && typeof start === 'number' && typeof end === 'number')
      lengths.push(lineOf(end) - lineOf(start) + 1);
    Object.values(node).forEach(visit);
  };
  visit(program);
  return lengths;
}

export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
