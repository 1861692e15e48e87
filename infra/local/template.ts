import { readFileSync } from 'node:fs';
import { parse, type ScalarTag, type Tags } from 'yaml';

/** A value of a CloudFormation or serverless file: plain YAML where short tags have become their long forms. */
export type Value = string | number | boolean | null | Value[] | { [name: string]: Value };
export type Fields = { [name: string]: Value };

/** Reads one YAML file with CloudFormation's short tags (`!Ref X` → `{Ref: X}`, `!GetAtt A.Arn` → `{'Fn::GetAtt': [A, Arn]}`). */
export function readYaml(file: string | URL): Fields {
  return fields(parse(readFileSync(file, 'utf8'), { customTags: cloudFormationTags }));
}

/** The object at a path of names; an empty one where there is none. */
export function fields(value: unknown, ...path: string[]): Fields {
  let found: unknown = value;
  for (const name of path) found = isFields(found) ? found[name] : undefined;
  return isFields(found) ? found : {};
}

export function list(value: Value | undefined): Value[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const longForm = (name: string): string => (name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`);

const scalarTag = (name: string): ScalarTag => ({
  tag: `!${name}`,
  resolve: (text) => ({ [longForm(name)]: name === 'GetAtt' ? getAtt(text) : text }),
});

/** Only the first dot separates: attributes of nested stacks contain dots themselves. */
function getAtt(text: string): string[] {
  const dot = text.indexOf('.');
  return [text.slice(0, dot), text.slice(dot + 1)];
}

const listTag = (name: string): Tags[number] => ({
  tag: `!${name}`,
  collection: 'seq',
  resolve: (seq) => ({ [longForm(name)]: 'toJSON' in seq ? seq.toJSON() : [] }),
});

const cloudFormationTags: Tags = [
  ...['Ref', 'GetAtt', 'Sub', 'Condition'].map(scalarTag),
  ...['GetAtt', 'Sub', 'Join', 'If', 'Select', 'Equals', 'Not'].map(listTag),
];
