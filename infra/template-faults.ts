import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { type Fields, fields, list, type Value } from './local/template.ts';

type Properties = NonNullable<ReturnType<typeof resourceOfType>>['properties'];
type PropertyType = Properties[string]['type'];

const spec = loadAwsServiceSpecSync();

const resourceOfType = (type: string) => spec.lookup('resource', 'cloudFormationType', 'equals', type)[0];

/**
 * What CloudFormation would refuse in a template, without asking it: resource types and properties that do not exist, values of a
 * wrong type, what is required and missing, references to nothing. Each fault says where it lies.
 */
export function templateFaults(template: Fields): string[] {
  const resources = fields(template.Resources);
  const faults: string[] = [];
  for (const [name, value] of Object.entries(resources)) {
    const resource = fields(value);
    const known = resourceOfType(String(resource.Type));
    if (!known) faults.push(`${name}: no such type ${String(resource.Type)}`);
    else checkProperties(fields(resource.Properties), known.properties, name, faults);
    for (const other of list(resource.DependsOn))
      if (!(String(other) in resources)) faults.push(`${name}: depends on unknown ${String(other)}`);
  }
  checkReferences(template.Resources ?? {}, '', resources, faults);
  return faults;
}

function checkProperties(given: Fields, known: Properties, at: string, faults: string[]): void {
  for (const [name, value] of Object.entries(given)) {
    const property = known[name];
    if (property) checkValue(value, property.type, `${at}.${name}`, faults);
    else faults.push(`${at}: no such property ${name}`);
  }
  for (const [name, property] of Object.entries(known)) if (property.required && !(name in given)) faults.push(`${at}: ${name} is missing`);
}

/** `{Ref: …}`, `{'Fn::If': […]}`: known only when it is deployed. */
const isFunction = (value: Value): boolean => /^(Ref|Condition|Fn::\w+)$/.test(Object.keys(fields(value)).join());

function checkValue(value: Value, type: PropertyType, at: string, faults: string[]): void {
  if (value === null || isFunction(value)) return;
  switch (type.type) {
    case 'ref':
      checkProperties(fields(value), spec.get('typeDefinition', type.reference.$ref).properties, at, faults);
      return;
    case 'array':
      for (const [i, element] of list(value).entries()) checkValue(element, type.element, `${at}[${i}]`, faults);
      return;
    case 'map':
      for (const [name, element] of Object.entries(fields(value))) checkValue(element, type.element, `${at}.${name}`, faults);
      return;
    case 'union':
      if (!type.types.some((one) => fits(value, one))) faults.push(`${at}: fits none of its types`);
      return;
    default:
      if (!isScalar(value, type.type)) faults.push(`${at}: not a ${type.type}: ${JSON.stringify(value)}`);
  }
}

function fits(value: Value, type: PropertyType): boolean {
  const faults: string[] = [];
  checkValue(value, type, '', faults);
  return faults.length === 0;
}

function isScalar(value: Value, type: string): boolean {
  if (type === 'string') return typeof value !== 'object';
  if (type === 'integer' || type === 'number') return typeof value !== 'object' && !Number.isNaN(Number(value));
  return type === 'boolean' ? ['true', 'false'].includes(String(value)) : true;
}

const PSEUDO = new Set(['AccountId', 'NoValue', 'Partition', 'Region', 'StackId', 'StackName', 'URLSuffix'].map((name) => `AWS::${name}`));

function checkReferences(value: Value, at: string, resources: Fields, faults: string[]): void {
  const missing = (name: string): void => {
    if (!(name in resources) && !PSEUDO.has(name)) faults.push(`${at}: refers to unknown ${name}`);
  };
  const { Ref, 'Fn::GetAtt': getAtt, 'Fn::Sub': sub } = fields(value);
  if (typeof Ref === 'string') missing(Ref);
  if (Array.isArray(getAtt)) missing(String(getAtt[0]));
  if (typeof sub === 'string') for (const [, name = ''] of sub.matchAll(/\$\{([^!}.]+)[^}]*\}/g)) missing(name);
  const inside = Array.isArray(value) ? [...value.entries()] : Object.entries(fields(value));
  for (const [name, part] of inside) checkReferences(part, `${at}.${name}`, resources, faults);
}
