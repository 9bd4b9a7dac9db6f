import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { root } from '../notebooks/notebook';

const folder = path.join(root, '.github', 'workflows');

interface Step {
  uses?: string;
  run?: string;
}

/** The names of the workflows' files. */
export const workflows = readdirSync(folder);

/** What a workflow's file holds. */
export const textOf = (name: string) => readFileSync(path.join(folder, name), 'utf8');

function stepsOf(text: string): Step[] {
  const { jobs } = parse(text) as { jobs: Record<string, { steps: Step[] }> };
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

/**
 * The commands of a workflow that are its own: neither `.ci/run` nor one that the README shows. After `--`, a command may
 * name files of the project.
 */
export function ownCommands(text: string, readme: string): string[] {
  const commands = stepsOf(text).flatMap(({ run }) => run?.trim().split('\n') ?? []);
  return commands.filter((line) => {
    const [command, files = ''] = line.trim().split(' -- ');
    const isKnown = command === '.ci/run' || new RegExp(`(^|\`)${command}($|\`| )`, 'm').test(readme);
    return !isKnown || !files.split(' ').every((file) => existsSync(path.join(root, file)));
  });
}

/** The actions of a workflow that are not pinned to a commit. */
export function unpinnedActions(text: string): string[] {
  return stepsOf(text).flatMap(({ uses }) => (uses && !/@[0-9a-f]{40}$/.test(uses) ? [uses] : []));
}
