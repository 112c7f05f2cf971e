import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import type { FieldProblem } from '@cohesion/contracts';
import { AppError } from './problem.js';

/**
 * Refuses text that PostgreSQL cannot keep (the character NUL) and names the field. Runs after the schema, so that what
 * is looked through is no deeper than the schema allows.
 */
@Injectable()
export class StorableTextPipe implements PipeTransform {
  transform(value: unknown, { type }: ArgumentMetadata): unknown {
    if (type !== 'body') return value;
    const problems = unstorable(value, []);
    if (problems.length > 0) throw new AppError('invalid-request', problems);

    return value;
  }
}

function unstorable(value: unknown, path: readonly string[]): FieldProblem[] {
  if (typeof value === 'string')
    return value.includes('\0')
      ? [{ field: path.join('.'), message: 'This has a character that cannot be stored' }]
      : [];
  if (typeof value !== 'object' || value === null) return [];

  return Object.entries(value).flatMap(([key, part]) => unstorable(part, [...path, key]));
}
