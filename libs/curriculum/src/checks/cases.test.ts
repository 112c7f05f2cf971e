import { edit, lineOf, mistakesIn, type MistakeCase } from '../testing/mistakes-in.js';

const emptyChair = 'cases/the-empty-chair.yaml';

describe('checkCases', () => {
  // What is wrong, the change, the file, a passage on the line that is named, the field, part of the message.
  it.each<MistakeCase>([
    [
      'a group of five',
      edit(
        emptyChair,
        '  - { id: tom, name: Tom, about: Tom has come since the start., stance: open }\n',
        '',
      ),
      emptyChair,
      'members',
      'members',
      'has 5 members',
    ],
    [
      'a stance of a stranger',
      edit(emptyChair, 'paul: silent', 'paula: silent'),
      emptyChair,
      'paula: silent',
      'steps[0].stances.paula',
      'no member "paula"',
    ],
    [
      'a choice that leads nowhere',
      edit(emptyChair, 'to: the-silence', 'to: the-noise'),
      emptyChair,
      'to: the-noise',
      'steps[0].choices[1].to',
      'no step "the-noise"',
    ],
    [
      'a step no path leads to',
      edit(emptyChair, 'to: the-silence', 'to: the-group-answers'),
      emptyChair,
      '- id: the-silence',
      'steps[2].id',
      'no path leads',
    ],
    [
      'a path without an end',
      edit(
        emptyChair,
        '    ending:\n      title: Room\n      discussion: |\n        Waiting left room, and left Ruth alone.\n      effects: { safety: 0, cohesion: -1, voice: -1 }\n',
        '    choices: [{ id: back, text: Begin again., target: none, to: opening }]\n',
      ),
      emptyChair,
      'steps',
      'steps',
      'goes round in a circle: opening, the-silence, opening',
    ],
    [
      'a step without choices or ending',
      edit(
        emptyChair,
        '    ending:\n      title: Room\n      discussion: |\n        Waiting left room, and left Ruth alone.\n      effects: { safety: 0, cohesion: -1, voice: -1 }\n',
        '',
      ),
      emptyChair,
      '- id: the-silence',
      'steps[2]',
      'needs choices or an ending',
    ],
  ])('names %s', (_name, changes, file, passage, field, message) => {
    expect(mistakesIn(changes)).toContainEqual({
      file,
      line: lineOf(changes, file, passage),
      field,
      message: expect.stringContaining(message),
    });
  });
});
