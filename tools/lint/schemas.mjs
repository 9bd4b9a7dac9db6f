import { readdirSync } from 'node:fs';
import path from 'node:path';
import { venvPython } from '../setup/folders.mjs';

const FORMS = '.github/ISSUE_TEMPLATE';

/**
 * The lint steps that check the files for GitHub and for citation managers against their published schemas. These schemas
 * come with check-jsonschema: nothing is downloaded.
 *
 * @param {string} project the project's folder
 * @returns {Record<string, string[]>} names and commands
 */
export function schemaSteps(project) {
  const forms = readdirSync(path.join(project, FORMS)).filter((name) => name !== 'config.yml');
  const files = {
    'citation-file-format': ['CITATION.cff'],
    dependabot: ['.github/dependabot.yml'],
    'github-issue-config': [`${FORMS}/config.yml`],
    'github-issue-forms': forms.map((name) => `${FORMS}/${name}`),
  };
  const check = [venvPython(project), '-m', 'check_jsonschema', '--quiet', '--builtin-schema'];
  return Object.fromEntries(
    Object.entries(files).map(([schema, names]) => [`schema: ${schema}`, [...check, `vendor.${schema}`, ...names]]),
  );
}
