import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../notebooks/notebook';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const [newest] = [...read('CHANGELOG.md').matchAll(/^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})$/gm)];

describe('a public project', () => {
  it.each([
    'README.md',
    'LICENSE',
    'CHANGELOG.md',
    'CITATION.cff',
    'CODE_OF_CONDUCT.md',
    'SECURITY.md',
    'docs/contributing.md',
    '.gitattributes',
    '.github/dependabot.yml',
    '.github/pull_request_template.md',
    '.github/ISSUE_TEMPLATE/config.yml',
  ])('has %s', (file) => {
    expect(read(file).trim()).not.toBe('');
  });

  it('has one version: the newest that the changelog names', () => {
    const { version, packages } = JSON.parse(read('package-lock.json'));
    const citation = parse(read('CITATION.cff'));
    expect(newest.slice(1)).toEqual([manifest.version, citation['date-released']]);
    expect([version, packages[''].version, citation.version]).toEqual(Array(3).fill(manifest.version));
  });

  it('says in package.json where it is and what it is about', () => {
    expect(manifest.repository.url).toBeTruthy();
    expect(manifest.keywords.length).toBeGreaterThan(4);
    expect(manifest.license).toBe(parse(read('CITATION.cff')).license);
  });

  it('names in the README each document that a newcomer needs', () => {
    const links = [
      'CHANGELOG.md',
      'CITATION.cff',
      'CODE_OF_CONDUCT.md',
      'SECURITY.md',
      'docs/contributing.md',
      'LICENSE',
    ];
    expect(links.filter((link) => !read('README.md').includes(`](${link})`))).toEqual([]);
  });
});
