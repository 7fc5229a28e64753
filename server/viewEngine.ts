import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ejs, { type TemplateFunction } from 'ejs';

export const VIEWS = fileURLToPath(new URL('../views', import.meta.url));

type Locals = Record<string, unknown>;
type Draw = (name: string, own?: Locals) => string;

/** A file of `views`, compiled anew only for names it has not yet been given. */
interface View {
  readonly text: string;
  readonly byNames: Map<string, TemplateFunction>;
  /** Paths of the files it includes, by the name it gives them. */
  readonly paths: Map<string, string>;
}

const views = new Map<string, View>();

/**
 * Draws a template for express. A page is some hundred templates, one inside the other, and ejs by itself looks on the disk
 * for each of them and each variable up at run time (`with`), which took a third of the time of a page. So each file is read
 * once, and its variables are the names it is given, which are the same at each visit.
 */
export function renderFile(path: string, options: object, done: (error: unknown, html?: string) => void): void {
  // What express itself adds is for other engines.
  const { settings: _, cache: __, _locals: ___, ...locals } = options as Locals;
  const drawn = attempt(() => draw(path, locals));
  done(drawn.error, drawn.html);
}

/** So that a failure of what is done next is never taken for one of drawing. */
function attempt(work: () => string): { readonly error: unknown; readonly html?: string } {
  try {
    return { error: null, html: work() };
  } catch (error) {
    return { error };
  }
}

/** A view of `views`, by its name. */
export const drawView = (name: string, locals: Readonly<Locals>): string =>
  draw(resolve(VIEWS, `${name}.ejs`), { ...locals });

function draw(path: string, locals: Locals): string {
  const view = views.get(path) ?? read(path);
  const drawInside: Draw = (name, own) => {
    const inside = view.paths.get(name) ?? resolve(dirname(path), `${name}.ejs`);
    view.paths.set(name, inside);
    return draw(inside, { ...locals, ...own });
  };
  locals.drawInside = drawInside;
  const names = Object.keys(locals);
  const key = names.join();
  const template = view.byNames.get(key) ?? compile(view, path, names);
  view.byNames.set(key, template);
  return template(locals);
}

function read(path: string): View {
  // The function that ejs calls "include" cannot be replaced by another of that name.
  const text = readFileSync(path, 'utf8').replaceAll('<%- include(', '<%- drawInside(');
  const view = { text, byNames: new Map(), paths: new Map() };
  views.set(path, view);
  return view;
}

const compile = ({ text }: View, filename: string, destructuredLocals: string[]): TemplateFunction =>
  ejs.compile(text, {
    filename,
    destructuredLocals,
    escape: escapeText,
    _with: false,
    compileDebug: false,
    ...OWN_LOCALS,
  });

/** The locals are copied above, and only names that they hold themselves are read. */
const OWN_LOCALS = { unsafePrototypeLocals: true };

const CHARACTERS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};
const SPECIAL = /[&<>'"]/;
const EVERY_SPECIAL = /[&<>'"]/g;

/** As ejs does it, but most texts hold nothing to escape. */
function escapeText(value?: unknown): string {
  const text = value === undefined || value === null ? '' : String(value);
  return SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, (character) => CHARACTERS[character] ?? character) : text;
}
