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
    ...(
      [
        ['a choice toward a stranger', 'member, toward: [ruby]', 'toward[0]', 'there is no member "ruby"'],
        ['a choice to one member toward two', 'member, toward: [ruth, amir]', 'toward', 'toward one member'],
        [
          'a choice to two people toward one',
          'dyad, toward: [ruth]',
          'toward',
          'names 1; a choice to a dyad is',
        ],
        ['a choice toward the same member twice', 'dyad, toward: [ruth, ruth]', 'toward', 'a member twice'],
        ['a choice to a subgroup of one', 'subgroup, toward: [ruth]', 'toward', 'toward two or more'],
        [
          'a choice to a subgroup of everyone',
          'subgroup, toward: [ruth, amir, lena, paul, grace, tom]',
          'toward',
          'names 6; a choice to a subgroup is toward two or more, and not everyone',
        ],
        ['a choice to the whole group toward one', 'group, toward: [ruth]', 'toward', 'toward everyone'],
        ['a choice to no member toward one', 'none, toward: [ruth]', 'toward', 'toward nobody'],
      ] as const
    ).map(([what, target, field, message]): MistakeCase => [
      what,
      edit(emptyChair, 'noticed., target: group', `noticed., target: ${target}`),
      emptyChair,
      '- { id: ask-the-group',
      `steps[0].choices[0].${field}`,
      message,
    ]),
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
