/** A manifest with most of what YAML has. */
const rich = `# a comment
apiVersion: apps/v1
kind: Deployment
metadata:
  name: "rich"   # quoted
  labels: &labels {app: rich, 'tier': web}
  annotations:
    text: |
      one
        two
    folded: >-
      three
      four
spec:
  replicas: 0x2
  selector:
    matchLabels:
      app: rich
  template:
    metadata:
      labels: *labels
    spec:
      containers:
      - name: c
        image: nginx:1.27
        command: [sh, "-c", 'sleep 1']
        ports:
        - {containerPort: 80, protocol: TCP}
`
const richJson = JSON.stringify({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'rich', labels: { a: 'b\n"é' } }, spec: { ports: [{ port: 80, targetPort: 'http' }], selector: { app: 'x' } } }, null, 1)

const map = (body: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: odd\n${body}`
const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth)
const block = (depth: number) => Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:`).join('\n')
const bomb = (levels: number, width: number) =>
  `a0: &a0 [${'x,'.repeat(width)}]\n${Array.from({ length: levels }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(width)}]`).join('\n')}\n`
const megabytes = (count: number, letter = 'x') => letter.repeat(count * 1024 * 1024)
/** Bytes that are no text, always the same. */
const noise = (length: number, seed: number) => Uint8Array.from({ length }, (_, at) => Math.imul(at + seed, 2654435761) >>> 24)

export type Text = string | Uint8Array

/** A manifest cut off at every so many letters. */
function* truncated(): Generator<[string, Text]> {
  for (let end = 0; end < rich.length; end += 5) yield [`YAML cut at ${end}`, rich.slice(0, end)]
  for (let end = 0; end < richJson.length; end += 5) yield [`JSON cut at ${end}`, richJson.slice(0, end)]
}

const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__']

function* poisoned(): Generator<[string, Text]> {
  for (const key of keys) {
    yield [`${key} as a field`, map(`${key}: {polluted: "yes"}\n`)]
    yield [`${key} in metadata`, map(`  ${key}: {polluted: "yes"}\n`)]
    yield [`${key} as data`, map(`data:\n  ${key}: "yes"\n`)]
    yield [`${key} as a label`, map(`  labels: {${key}: "yes"}\n`)]
    yield [`${key} as kind`, `apiVersion: v1\nkind: ${key}\nmetadata: {name: x}\n`]
    yield [`${key} as apiVersion`, `apiVersion: ${key}\nkind: Pod\nmetadata: {name: x}\n`]
    yield [`${key} as name`, `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${key}}\n`]
    yield [`${key} merged in`, map(`<<: {${key}: 1}\n`)]
    yield [`${key} in JSON`, `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"odd","${key}":{"polluted":1}},"data":{"${key}":"x"}}`]
  }
}

const oddities: Record<string, Text> = {
  'nothing': '', 'blanks': '  \n \n', 'only a comment': '# nothing here\n', 'only a separator': '---\n', 'separators': '---\n---\n---\n', 'document end': '...\n',
  'a word': 'hello\n', 'a number': '12\n', 'a list': '- a\n- b\n', 'null': 'null\n', 'true': 'true', 'a JSON string': '"x"', 'a JSON list': '[1,2]', 'an empty map': '{}', 'an empty list': '[]',
  'no kind': 'apiVersion: v1\nmetadata: {name: x}\n', 'no apiVersion': 'kind: Pod\nmetadata: {name: x}\n', 'no metadata': 'apiVersion: v1\nkind: ConfigMap\n', 'kind alone': 'kind: Pod\n',
  'kind is a number': 'apiVersion: v1\nkind: 3\nmetadata: {name: x}\n', 'kind is a map': 'apiVersion: v1\nkind: {a: b}\nmetadata: {name: x}\n', 'kind is null': 'apiVersion: v1\nkind:\nmetadata: {name: x}\n', 'kind is empty': 'apiVersion: v1\nkind: ""\nmetadata: {name: x}\n',
  'apiVersion is a number': 'apiVersion: 1\nkind: Pod\nmetadata: {name: x}\n', 'apiVersion is a list': 'apiVersion: [v1]\nkind: Pod\n', 'apiVersion is null': 'apiVersion: ~\nkind: Pod\nmetadata: {name: x}\n', 'apiVersion has slashes': 'apiVersion: a/b/c\nkind: Pod\nmetadata: {name: x}\n',
  'kind in small letters': 'apiVersion: v1\nkind: pod\nmetadata: {name: x}\n', 'unknown kind': 'apiVersion: v1\nkind: Nope\nmetadata: {name: x}\n', 'unknown group': 'apiVersion: nope.io/v1\nkind: Pod\nmetadata: {name: x}\n',
  'metadata is a list': 'apiVersion: v1\nkind: ConfigMap\nmetadata: [a]\n', 'metadata is a text': 'apiVersion: v1\nkind: ConfigMap\nmetadata: x\n', 'metadata is null': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n',
  'name is a number': map('').replace('odd', '12'), 'name is true': map('').replace('odd', 'true'), 'name is null': map('').replace('odd', '~'), 'name is empty': map('').replace('odd', '""'), 'name is a list': map('').replace('odd', '[a]'), 'name has a slash': map('').replace('odd', 'a/b'), 'name is ..': map('').replace('odd', '".."'), 'name in capitals': map('').replace('odd', 'Odd'), 'name is long': map('').replace('odd', 'x'.repeat(300)),
  'namespace is a number': map('  namespace: 5\n'), 'namespace is odd': map('  namespace: ../../etc\n'), 'namespace is not there': map('  namespace: nowhere\n'), 'generateName is a map': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {generateName: {}}\n',
  'duplicate key': map('data: {a: b}\ndata: {c: d}\n'), 'duplicate key below': map('data:\n  a: b\n  a: c\n'), 'duplicate name': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  name: b\n', 'duplicate key in JSON': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"odd"},"data":{"a":"1","a":"2"}}', 'a key that is a map': map('? {a: b}\n: c\n'), 'a key that is a list': map('[a, b]: c\n'), 'a key that is a number': map('data:\n  1: a\n'), 'a key that is null': map('data:\n  ~: a\n'), 'a key that is true': map('data:\n  yes: a\n'),
  'tab for indentation': map('data:\n\ta: b\n'), 'tab behind a colon': map('data:\n  a:\tb\n'), 'tab in a block': map('data:\n  a: |\n    x\n\ty\n'), 'carriage returns': map('data:\n  a: b\n').replaceAll('\n', '\r\n'), 'carriage returns alone': map('data:\n  a: b\n').replaceAll('\n', '\r'), 'a mix of line ends': map('data:\r\n  a: |\r\n    x\r    y\n'),
  'byte order mark': `\uFEFF${map('data: {a: b}\n')}`, 'byte order mark before JSON': `\uFEFF{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"odd"}}`, 'byte order mark inside': map('data: {a: "x\uFEFFy"}\n'), 'UTF-16': bytes(`\xFF\xFE${[...map('')].map((letter) => `${letter}\0`).join('')}`), 'UTF-16, big end first': bytes(`\xFE\xFF${[...map('')].map((letter) => `\0${letter}`).join('')}`),
  'NUL': map('data: {a: "x\0y"}\n'), 'NUL in front': `\0${map('')}`, 'NUL at the end': `${map('')}\0`, 'NUL in a name': map('').replace('odd', 'o\0d'), 'NUL escaped': map('data: {a: "x\\0y"}\n'), 'NUL escaped in a name': map('').replace('odd', '"o\\0d"'), 'NUL in JSON': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o\0d"}}', 'bell': map('data: {a: "x\x07y"}\n'), 'delete': map('data: {a: x\x7Fy}\n'), 'escape sequence': map('data: {a: \x1b[31m}\n'),
  'invalid UTF-8': bytes(map('data: {a: "\xC3\x28"}\n')), 'lone continuation byte': bytes(map('data: {a: \x80}\n')), 'cut UTF-8': bytes(map('data: {a: \xE2\x82')), 'overlong UTF-8': bytes(map('data: {a: \xC0\xAF}\n')), 'a surrogate in UTF-8': bytes(map('data: {a: \xED\xA0\x80}\n')), 'bytes past Unicode': bytes(map('data: {a: \xF5\x80\x80\x80}\n')), 'invalid UTF-8 in JSON': bytes('{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"odd"},"data":{"a":"\xFF"}}'), 'a lone surrogate escaped': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"odd"},"data":{"a":"\\ud800"}}', 'bad escape': map('data: {a: "\\q"}\n'), 'bad hex escape': map('data: {a: "\\xZZ"}\n'), 'escape past Unicode': map('data: {a: "\\UFFFFFFFF"}\n'), 'bad escape in JSON': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o\\qdd"}}',
  'an ELF file': bytes('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0'), 'a gzip file': bytes('\x1f\x8b\x08\0\0\0\0\0\0\x03+I-.\x01\0'), 'a PNG file': bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'a ZIP file': bytes('PK\x03\x04\x14\0\0\0\x08\0'), 'a PDF': '%PDF-1.7\n1 0 obj\n', 'HTML': '<!DOCTYPE html>\n<html><body>404</body></html>\n', 'a shell script': '#!/bin/sh\nkubectl apply -f x\n', 'TOML': '[a]\nb = "c"\n', 'noise of 64 bytes': noise(64, 1), 'noise of 4 KB': noise(4096, 2), 'noise of 1 MB': noise(1 << 20, 3),
  'unknown alias': map('data: *nowhere\n'), 'cyclic anchor': map('data: &a {a: *a}\n'), 'cyclic list': map('data: &a [*a]\n'), 'alias before its anchor': map('data: {a: *x, b: &x y}\n'), 'an anchor twice': map('data: {a: &x y, b: &x z, c: *x}\n'), 'alias as a key': map('data: {&x a: b, *x : c}\n'), 'alias with a tag': map('data: {a: &x y, b: !!str *x}\n'), 'anchor without a name': map('data: {a: & y}\n'), 'merge of a text': map('data:\n  <<: text\n'), 'merge of a list': map('data:\n  <<: [{a: b}, {a: c}]\n'), 'merge of itself': map('data: &a\n  <<: *a\n'),
  'alias bomb': map(`data:\n${bomb(8, 10).replace(/^/gm, '  ')}`), 'deep alias bomb': map(`data:\n${bomb(30, 3).replace(/^/gm, '  ')}`), 'wide alias bomb': map(`data:\n${bomb(3, 120).replace(/^/gm, '  ')}`),
  'deep flow lists': map(`data: ${nested('[', ']', 20000)}\n`), 'deep flow maps': map(`data: ${'{a: '.repeat(20000)}${'}'.repeat(20000)}\n`), 'deep open flow': map(`data: ${'['.repeat(50000)}`), 'deep blocks': map(`data:\n${block(1500).replace(/^/gm, '  ')}\n`), 'deep dashes': map(`data:\n  ${'- '.repeat(20000)}\n`), 'deep JSON': `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"odd"},"data":${nested('[', ']', 20000)}}`, 'deep open JSON': `{"a":${'['.repeat(100000)}`, 'deep JSON maps': `${'{"a":'.repeat(20000)}1${'}'.repeat(20000)}`, 'lists just deep enough': map(`data: ${nested('[', ']', 1000)}\n`),
  'data of 10 MB': map(`data:\n  a: ${megabytes(10)}\n`), 'data of 2 MB': map(`data:\n  a: ${megabytes(2)}\n`), 'name of 10 MB': map('').replace('odd', megabytes(10)), 'key of 10 MB': map(`${megabytes(10)}: 1\n`), 'comment of 10 MB': `# ${megabytes(10)}\nnope\n`, 'quoted 10 MB': map(`data: {a: "${megabytes(10)}"}\n`), 'open quote of 10 MB': map(`data: {a: "${megabytes(10)}`), 'block of 10 MB': map(`data:\n  a: |\n    ${`${'x'.repeat(63)}\n    `.repeat(163840)}\n`), 'JSON text of 10 MB': `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"odd"},"data":{"a":"${megabytes(10)}"}}`, 'open JSON text of 10 MB': `{"apiVersion":"${megabytes(10)}`, 'blanks of 10 MB': megabytes(10, ' '), 'line ends of 2 MB': `${megabytes(2, '\n')}x`, 'dashes of 1 MB': megabytes(1, '-'), 'twenty thousand keys': map(`data: {${Array.from({ length: 20000 }, (_, at) => `k${at}: v`).join(', ')}}\n`), 'a kind of 10 MB': `apiVersion: v1\nkind: ${megabytes(10)}\nmetadata: {name: x}\n`, 'a label of 1 MB': map(`  labels: {a: ${megabytes(1)}}\n`), 'an annotation of 300 KB': map(`  annotations: {a: ${'x'.repeat(300 * 1024)}}\n`),
  'huge integer': map('data: {a: 123456789012345678901234567890}\n'), 'huge replicas': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {replicas: 99999999999999999999}\n', 'replicas past int32': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {replicas: 4294967296}\n', 'replicas 1e3': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {replicas: 1e3}\n', 'replicas 1.0': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {replicas: 1.0}\n', 'replicas 0777': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {replicas: 0777}\n', 'replicas NaN': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {replicas: .nan}\n', 'replicas infinite': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {replicas: .inf}\n', 'replicas below zero': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {replicas: -1}\n', 'JSON NaN': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"},"data":NaN}', 'JSON leading zero': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"},"data":{"a":01}}', 'JSON comment': '{"apiVersion":"v1", /* no */ "kind":"ConfigMap"}', 'JSON trailing comma': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x",}}', 'JSON single quotes': "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'x'}}", 'JSON with text behind': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}} nope', 'JSON unquoted': '{apiVersion: v1, kind: ConfigMap, metadata: {name: odd}}', 'two JSON values on a line': '{"kind":"Nope","apiVersion":"v1","metadata":{"name":"x"}} {"kind":"Nope","apiVersion":"v1","metadata":{"name":"y"}}',
  'a date': map('data: {a: 2001-01-01}\n'), 'base 60': map('data: {a: 1:30}\n'), 'yes': map('data: {a: yes}\n'), 'binary tag': map('data: {a: !!binary aGk=}\n'), 'bad binary tag': map('data: {a: !!binary "***"}\n'), 'bad int tag': map('data: {a: !!int x}\n'), 'own tag': map('data: {a: !mine x}\n'), 'set tag': map('data: !!set {a, b}\n'), 'python tag': map('data: !!python/object/apply:os.system ["ls"]\n'), 'JS tag': map('data: !!js/function "function(){}"\n'), 'tag directive': `%TAG ! tag:x,2000:\n---\n${map('')}`, 'YAML directive': `%YAML 1.1\n---\n${map('')}`, 'YAML 1.2 directive': `%YAML 1.2\n---\n${map('')}`, 'YAML 3 directive': `%YAML 3.0\n---\n${map('')}`, 'unknown directive': `%NOPE x\n---\n${map('')}`, 'directive twice': `%YAML 1.1\n%YAML 1.1\n---\n${map('')}`, 'directive alone': '%YAML 1.1\n',
  'bad indentation': 'apiVersion: v1\nkind: ConfigMap\n metadata:\n  name: odd\n', 'list where a map goes on': map('- a\n'), 'map where a list goes on': 'a:\n- b\nc: d\n  e: f\n', 'colon in a value': map('data:\n  a: b: c\n'), 'open quote': map('data: {a: "b}\n'), 'open single quote': map("data: {a: 'b}\n"), 'open flow map': map('data: {a: b\n'), 'open flow list': map('data: [a\n'), 'closed twice': map('data: {a: b}}\n'), 'wrong bracket': map('data: {a: b]\n'), 'comma alone': map('data: {,}\n'), 'at sign': map('data: @a\n'), 'backquote': map('data: `a`\n'), 'percent': map('data: %a\n'), 'star alone': map('data: *\n'), 'ampersand alone': map('data: &\n'), 'bar with text': map('data:\n  a: | text\n'), 'bad block indicator': map('data:\n  a: |0\n'), 'block indicator twice': map('data:\n  a: |++\n    x\n'), 'less indented block': map('data:\n  a: |4\n  x\n'), 'template braces': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Values.name }}\n', 'merge conflict': `<<<<<<< HEAD\n${map('')}=======\n>>>>>>> other\n`, 'question mark': map('? a\n'), 'dash without blank': map('data:\n  -a\n'), 'two dashes': '--\napiVersion: v1\n', 'four dashes': `----\n${map('')}`, 'separator with text': `--- x\n${map('')}`, 'separator indented': `  ---\n${map('')}`, 'separator with blanks behind': `---   \n${map('')}`,
  'a bad second document': `apiVersion: v1\nkind: Nope\nmetadata: {name: a}\n---\n{{{\n`, 'a bad first document': `{{{\n---\n${map('')}`, 'many bad documents': 'apiVersion: v1\nkind: Nope\nmetadata: {name: a}\n---\n'.repeat(300), 'many empty documents': '---\n'.repeat(3000), 'list with nonsense': 'apiVersion: v1\nkind: List\nitems: [1, a, null]\n', 'list of a text': 'apiVersion: v1\nkind: List\nitems: text\n', 'list without items': 'apiVersion: v1\nkind: List\n', 'list with a bad item': 'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Nope, metadata: {name: x}}\n- {kind: Pod}\n', 'list in a list': 'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Nope, metadata: {name: x}}]}\n', 'status as input': '{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"no","reason":"NotFound","code":404}',
  'unknown field': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: odd}\nnope: 1\n', 'unknown fields': 'apiVersion: v1\nkind: Pod\nmetadata: {name: x, nope: 1}\nspec: {nope: 2, containers: [{name: c, image: i, nope: 3}]}\n', 'field in other letters': 'apiVersion: v1\nkind: Pod\nmetadata: {Name: x}\nSpec: {}\n', 'spec is null': 'apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n', 'containers is null': 'apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {containers: }\n', 'a container is null': 'apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {containers: [~]}\n', 'no containers': 'apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {containers: []}\n', 'a thousand containers': `apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {containers: [${'{name: a, image: b}, '.repeat(1000)}]}\n`, 'a thousand bad ports': `apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {ports: [${'{port: 0}, '.repeat(1000)}]}\n`, 'bad base64': 'apiVersion: v1\nkind: Secret\nmetadata: {name: x}\ndata: {a: "***"}\n', 'bad quantity': 'apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {containers: [{name: c, image: i, resources: {limits: {cpu: lots}}}]}\n', 'quantity of 100 KB': `apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {containers: [{name: c, image: i, resources: {limits: {cpu: "${'9'.repeat(100_000)}"}}}]}\n`, 'bad time': map('  creationTimestamp: yesterday\n'), 'uid given': map('  uid: 3\n'), 'resourceVersion given': map('  resourceVersion: "5"\n'), 'resourceVersion is odd': map('  resourceVersion: abc\n'), 'selfLink given': map('  selfLink: 3\n'), 'finalizer is odd': map('  finalizers: ["a b"]\n'), 'owner without uid': map('  ownerReferences: [{apiVersion: v1, kind: Pod, name: x}]\n'), 'managedFields is odd': map('  managedFields: [{manager: x, operation: Nope}]\n'), 'labels is a list': map('  labels: [a]\n'), 'label is a number': map('  labels: {a: 1}\n'), 'label key is odd': map('  labels: {"a b": c}\n'),
}

/** Name and content of every text that is malformed as a text. */
export const malformedTexts = (): [name: string, text: Text][] => [...truncated(), ...poisoned(), ...Object.entries(oddities)]
