import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COPY, updateReadersCopy } from '../../tools/commands/readersCopy.mjs';
import { brokenLinks, proseOf } from '../docs/linkTargets';
import { notebooksIn, root } from '../notebooks/notebook';
import { temporaryFolder } from './temporaryFolder';

const NAMES = ['notebooks/a.ipynb', 'exercises/1/b.ipynb'];

/** A course of two notebooks, and what its reader has written in a copy of it. */
class Course {
  readonly project = temporaryFolder();
  private versions = 0;
  private works = 0;
  /** The reader's texts that must be in some file. */
  readonly written = new Map<string, string>();

  constructor() {
    for (const name of NAMES) this.pull(name);
  }

  /** A new version comes with `git pull`. */
  pull(name: string) {
    const file = path.join(this.project, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `version ${++this.versions}`);
  }

  start = () => updateReadersCopy(this.project);

  /** The reader's files of a notebook: the copy, and new versions beside it. */
  files(name: string) {
    const folder = path.join(this.project, COPY, path.dirname(name));
    const start = path.basename(name, 'ipynb');
    return existsSync(folder)
      ? readdirSync(folder)
          .filter((file) => file.startsWith(start))
          .sort()
          .map((file) => path.join(folder, file))
      : [];
  }

  work(name: string, which: number) {
    const files = this.files(name);
    if (files.length === 0) return;
    const file = files[which % files.length];
    writeFileSync(file, `work ${++this.works}`);
    this.written.set(file, `work ${this.works}`);
  }

  remove(name: string, which: number) {
    const files = this.files(name);
    if (files.length === 0) return;
    rmSync(files[which % files.length]);
    this.written.delete(files[which % files.length]);
  }

  read = (file: string) => readFileSync(file, 'utf8');
}

const name = fc.constantFrom(...NAMES);
const step = fc.oneof(
  fc.record({ does: fc.constantFrom('pull' as const, 'start' as const), name, which: fc.constant(0) }),
  fc.record({ does: fc.constantFrom('work' as const, 'remove' as const), name, which: fc.nat(3) }),
);

test('whatever a reader and new versions do, no work is lost, and each start leaves the newest version at hand', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const course = new Course();
      for (const { does, name, which } of steps) course[does](name, which);
      course.start();
      for (const [file, text] of course.written) expect(course.read(file)).toBe(text);
      for (const name of NAMES) {
        const copy = path.join(course.project, COPY, name);
        const newest = course.read(path.join(course.project, name));
        if (!course.written.has(copy)) expect(course.read(copy)).toBe(newest);
      }
      expect(course.start()).toEqual([]); // nothing is offered twice
    }),
    { numRuns: 80, seed: 17 },
  );
});

test('a newer version is put beside a lesson that was run, once, and takes the place of one that was not', () => {
  const course = new Course();
  const [lesson] = NAMES;
  const at = (file: string) => course.read(path.join(course.project, COPY, file));
  expect(course.start()).toEqual([]);
  course.pull(lesson);
  expect(course.start()).toEqual([]);
  expect(at(lesson)).toBe('version 3');
  course.work(lesson, 0);
  expect(course.start()).toEqual([]);
  course.pull(lesson);
  expect(course.start()).toEqual([path.join(COPY, 'notebooks/a.new.ipynb')]);
  expect([at(lesson), at('notebooks/a.new.ipynb')]).toEqual(['work 1', 'version 4']);
  course.pull(lesson);
  expect(course.start()).toEqual([path.join(COPY, 'notebooks/a.new.ipynb')]); // it was not touched
  expect(at('notebooks/a.new.ipynb')).toBe('version 5');
});

test('a damaged record costs nothing', () => {
  const course = new Course();
  course.start();
  course.work(NAMES[0], 0);
  writeFileSync(path.join(course.project, COPY, '.versions.json'), '{"notebooks/a.ip');
  expect(course.start()).toEqual([path.join(COPY, 'notebooks/a.new.ipynb')]);
  expect(course.start()).toEqual([]);
});

test('in the copy each link of a notebook opens the file that it opens in the project', () => {
  const project = temporaryFolder();
  for (const part of ['notebooks', 'exercises', 'lib', 'docs', 'bench', 'README.md'])
    cpSync(path.join(root, part), path.join(project, part), { recursive: true });
  updateReadersCopy(project);
  const copy = path.join(project, COPY);
  const broken = ['notebooks', 'exercises']
    .flatMap(notebooksIn)
    .map((file) => [file, ...brokenLinks(file, proseOf(file), copy)])
    .filter(([, ...links]) => links.length > 0);
  expect(broken).toEqual([]);
});

test('git ignores it', () => {
  expect(readFileSync(path.join(root, '.gitignore'), 'utf8').split('\n')).toContain(`${COPY}/`);
});
