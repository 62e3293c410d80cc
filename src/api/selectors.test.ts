import { describe, expect, test } from 'vitest'
import { checkFieldLabels, formatFieldSelector, matchesFields, parseFieldSelector } from './fields.ts'
import { parseLabelSelectorObject, parseSelector } from './labelparser.ts'
import { formatLabelSelector, formatSelector, matches, selectorFromMap, selectorFromObject, validateLabelSelector } from './labels.ts'
import { fieldErrorText } from './field.ts'

const bad = (run: () => unknown): string => {
  try { return `no error: ${JSON.stringify(run())}` } catch (error) { return (error as Error).message }
}

/** Recorded from a 1.37.2 server. */
const refused: [string, string][] = [
  ['a b', 'unable to parse requirement: found \'b\', expected: in, notin, =, ==, !=, gt, lt'],
  ['a in b', "unable to parse requirement: found 'b' expected: '('"],
  ['a in (b', "unable to parse requirement: found '', expected: ',' or ')'"],
  ['a in (b c)', "unable to parse requirement: found 'c', expected: ',' or ')'"],
  ['!a b', "found 'b', expected: ',' or 'end of string'"],
  ['!a=b', "found '=', expected: ',' or 'end of string'"],
  ['a=b,', "found '', expected: identifier after ','"],
  [',a', "found ',', expected: !, identifier, or 'end of string'"],
  ['a==b=c', "found '=', expected: ',' or 'end of string'"],
  ['a!b', "unable to parse requirement: found '!', expected: in, notin, =, ==, !=, gt, lt"],
  ['a=b@d', "unable to parse requirement: values[0][a]: Invalid value: \"b@d\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"],
  ['b@d=x', "unable to parse requirement: <nil>: Invalid value: \"b@d\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"],
  ['a>x', "unable to parse requirement: values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators, the value must be an integer"],
  ['a=(b)', "unable to parse requirement: found '(', expected: identifier"],
  ['a notin ((', "unable to parse requirement: found '(', expected: ',', ')' or identifier"],
  ['/a=b', 'unable to parse requirement: <nil>: Invalid value: "/a": prefix part must be non-empty'],
  ['a=b d', "found 'd', expected: ',' or 'end of string'"],
]
test.each(refused)('label selector %j is refused', (text, message) => expect(bad(() => parseSelector(text))).toBe(message))

test.each([
  ['', ''], ['b=1,a==2', 'a==2,b=1'], ['a in (c,b,)', 'a in (,b,c)'], ['x in ()', 'x in ()'], ['in=x', 'in=x'],
  ['a in (in,notin)', 'a in (in,notin)'], [' !a , b ', '!a,b'], ['n>3,m<4', 'm<4,n>3'], ['a notin (,)', 'a notin ()'],
])('label selector %j reads back as %j', (text, formatted) => expect(formatSelector(parseSelector(text))).toBe(formatted))

const labels = { app: 'web', tier: 'front', size: '7', empty: '' }
test.each([
  ['app=web', true], ['app!=web', false], ['none!=x', true], ['app in (a,web)', true], ['app notin (a,web)', false], ['none notin (a)', true],
  ['app', true], ['!app', false], ['!none', true], ['size>6', true], ['size>7', false], ['size<10', true], ['app>1', false], ['empty=', true], ['empty', true], ['none=', false], ['toString', false],
])('%j matches: %s', (text, expected) => expect(matches(parseSelector(text), labels)).toBe(expected))

describe('LabelSelector objects', () => {
  test.each([
    [undefined, '<none>'], [{}, '<none>'], [{ matchLabels: { b: '1', a: '2' } }, 'a=2,b=1'],
    [{ matchLabels: { app: 'x' }, matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['b', 'a'] }, { key: 'app', operator: 'Exists' }] }, 'app=x,app,tier notin (a,b)'],
    [{ matchExpressions: [{ key: 'a', operator: 'Wrong' }] }, '<error>'],
  ])('%j is shown as %j', (object, text) => expect(formatLabelSelector(object)).toBe(text))
  test('none selects nothing, empty everything', () => {
    expect(matches(selectorFromObject(undefined), labels)).toBe(false)
    expect(matches(selectorFromObject({}), labels)).toBe(true)
    expect(matches(selectorFromMap({}), undefined)).toBe(true)
  })
  test('from text', () => expect(parseLabelSelectorObject('a=b,c in (e,d),!f')).toEqual({
    matchLabels: { a: 'b' }, matchExpressions: [{ key: 'c', operator: 'In', values: ['d', 'e'] }, { key: 'f', operator: 'DoesNotExist' }] }))
  test('validation', () => expect(validateLabelSelector({ matchExpressions: [
    { key: 'a', operator: 'In' }, { key: 'a', operator: 'Exists', values: ['x'] }, { key: 'a', operator: 'Foo' }] }, 'spec.selector').map(fieldErrorText)).toEqual([
    "spec.selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
    "spec.selector.matchExpressions[1].values: Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
    'spec.selector.matchExpressions[2].operator: Invalid value: "Foo": not a valid selector operator']))
})

describe('field selectors', () => {
  test.each([
    ['a', "invalid selector: 'a'; can't understand 'a'"],
    ['metadata.name=x\\y', 'invalid field selector: invalid escape sequence: \\y'],
    ['metadata.name=a=b', 'invalid field selector: unescaped character in value: 61'],
    ['metadata.name=\\', 'invalid field selector: invalid escape sequence: \\'],
  ])('%j is refused', (text, message) => expect(bad(() => parseFieldSelector(text))).toBe(message))
  test.each([['', ''], ['b!=1,a==2,,', 'a=2,b!=1'], ['n=x\\,y\\=z', 'n=x\\,y\\=z']])('%j reads back as %j', (text, formatted) =>
    expect(formatFieldSelector(parseFieldSelector(text))).toBe(formatted))
  test('matching and labels', () => {
    expect(matchesFields(parseFieldSelector('a=1,b!=2'), { a: '1' })).toBe(true)
    expect(matchesFields(parseFieldSelector('a=1,b!=2'), { a: '1', b: '2' })).toBe(false)
    expect(bad(() => checkFieldLabels(parseFieldSelector('spec.foo=bar'), (field) => field === 'metadata.name'))).toBe('field label not supported: spec.foo')
  })
})
