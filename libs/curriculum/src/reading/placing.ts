import { fieldName, type Finding, type Mistake } from '../mistakes.js';
import { splitFrontMatter } from './markdown.js';
import type { CourseFiles } from './read-course.js';
import { readYaml, type YamlSource } from './yaml-source.js';

/** Gives findings their lines. A YAML text is read at most once, however many findings it has. */
export function placing(files: CourseFiles): <Found extends Finding>(finding: Found) => Mistake {
  const sources = new Map<string, YamlSource>();
  const sourceOf = (file: string): YamlSource => {
    const source = sources.get(file) ?? readSource(file, files.get(file) ?? '');
    sources.set(file, source);

    return source;
  };

  return (finding) => {
    const { file, message } = finding;
    if ('line' in finding) return { file, line: finding.line, field: finding.field, message };

    return { file, line: sourceOf(file).lineOf(finding.path), field: fieldName(finding.path), message };
  };
}

/** The YAML of a file: all of it, or what stands between the `---` lines of a lesson. */
function readSource(file: string, text: string): YamlSource {
  return file.endsWith('.md')
    ? readYaml(file, splitFrontMatter(text)?.frontMatter ?? '', 2)
    : readYaml(file, text);
}
