import {
  existsSync,
  fstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AsideFile, readAside } from '../../../../server/fhir/bulk/asideFile.ts';

const work = mkdtempSync(join(tmpdir(), 'livermet-aside-'));

describe('what is put aside', () => {
  it('lies in a file without a name that only its owner may read, and is there again from any place on', () => {
    const folder = join(work, 'new', 'folder');
    const file = new AsideFile(join(folder, 'lines'));
    expect(existsSync(folder)).toBe(false);
    expect([file.add(Buffer.from('first')), file.add(Buffer.from(' second'))]).toEqual([0, 5]);
    expect(readdirSync(folder)).toEqual([]);
    expect(fstatSync(file.descriptor ?? -1).mode & 0o777).toBe(0o600);
    const into = Buffer.from('---------');
    readAside(file.descriptor, into, 1, 6, 6);
    expect(into.toString()).toBe('-second--');
    file.close();
    expect(file.descriptor).toBeUndefined();
  });

  it('is written to no file that stands there already, nor to where a link leads', () => {
    const [victim, taken] = [join(work, 'victim'), join(work, 'standing')];
    writeFileSync(victim, 'own');
    writeFileSync(taken, '', { mode: 0o666 });
    symlinkSync(victim, join(work, 'link'));
    for (const path of [join(work, 'link'), taken]) {
      const file = new AsideFile(path);
      file.add(Buffer.from('line'));
      expect(fstatSync(file.descriptor ?? -1).mode & 0o777).toBe(0o600);
      file.close();
    }
    expect(readFileSync(victim, 'utf8')).toBe('own');
  });

  it('makes room for the next when nobody asks for it any longer', () => {
    const file = new AsideFile(join(work, 'again'));
    file.add(Buffer.from('old'));
    file.clear();
    expect(file.add(Buffer.from('new'))).toBe(0);
    file.close();
  });

  it('that finds no place is said without naming one, and is no fault of a file that is read', () => {
    writeFileSync(join(work, 'taken'), '');
    const file = new AsideFile(join(work, 'taken', 'lines'));
    const failed = expect.objectContaining({
      name: 'AsideError',
      message: 'what was read cannot be put aside beside the report (EEXIST): make room there, or name another --out',
    });
    expect(() => file.add(Buffer.from('line'))).toThrow(failed);
    expect(() => file.add(Buffer.from('line'))).not.toThrow(expect.objectContaining({ code: expect.anything() }));
    rmSync(join(work, 'taken'));
  });

  it('and is cut short by somebody else is never taken for whole', () => {
    const file = new AsideFile(join(work, 'short'));
    file.add(Buffer.from('line'));
    expect(() => readAside(file.descriptor, Buffer.alloc(9), 0, 9, 0)).toThrow(/\(cut short\)/);
    file.close();
  });
});
