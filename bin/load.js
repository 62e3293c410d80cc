'use strict'
// Loads a bundle of CommonJS chunks through a code cache of our own: node compiles every file again at each start,
// and module.enableCompileCache does not exist in node 20. One cache file per command word holds the chunks that command
// loaded and what V8 compiled of them. It is keyed by node's version and the id in the bundle's first line, written under
// another name first, and never needed: whatever goes wrong, the chunks are read and compiled one by one.
const fs = require('fs')
const path = require('path')
const vm = require('vm')

/** How often a cache file is written, for functions that only later runs called. */
const generations = 3
/** Cache files of other bundles go when they are older than this (ms). */
const keepOthers = 7 * 24 * 3600 * 1000

/** The folder for cache files: beside the clusters, never in the package. */
function cacheFolder({ FAUXCTL_HOME, XDG_STATE_HOME, HOME, LOCALAPPDATA }) {
  if (FAUXCTL_HOME) return path.resolve(FAUXCTL_HOME, 'cache')
  if (XDG_STATE_HOME) return path.join(XDG_STATE_HOME, 'fauxctl', 'cache')
  if (process.platform === 'win32') return LOCALAPPDATA && path.join(LOCALAPPDATA, 'fauxctl', 'cache')
  if (process.platform === 'darwin') return HOME && path.join(HOME, 'Library', 'Application Support', 'fauxctl', 'cache')
  return HOME && path.join(HOME, '.local', 'state', 'fauxctl', 'cache')
}

/**
 * A cache file: a line of JSON, then the source of one script that gives all chunks the command loaded, each as a function by
 * its name, then what V8 compiled of it. One script, because fifty cost more than what is in them.
 */
function readCache(file) {
  try {
    const bytes = fs.readFileSync(file)
    const end = bytes.indexOf(10) + 1
    const { generation, length } = JSON.parse(bytes.latin1Slice(0, end))
    const script = new vm.Script(bytes.latin1Slice(end, end + length), { filename: 'fauxctl', cachedData: bytes.subarray(end + length) })
    return { generation, script, length, bytes: bytes.subarray(end, end + length), chunks: script.runInThisContext() }
  } catch { return { generation: 0, chunks: {} } }
}

function writeCache(file, script, source, generation) {
  const temporary = `${file}.${process.pid}`
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(temporary, Buffer.concat([Buffer.from(`${JSON.stringify({ generation, length: source.length })}\n`), source, script.createCachedData()]))
  fs.renameSync(temporary, file)
}

const wrapped = (text) => `function(exports,require,module,__filename,__dirname){${text}\n}`
/** Adds chunks to the source of a cache's script. */
const withChunks = (old, texts) => Buffer.concat([old ? old.subarray(0, old.length - 2) : Buffer.from('({'), Buffer.from([...texts].map(([name, text]) => `${JSON.stringify(name)}:${wrapped(text)},`).join(''), 'latin1'), Buffer.from('})')])

/** Removes what bundles of other versions left behind. */
function tidy(folder, id) {
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name)
    if (!name.startsWith(id) && Date.now() - fs.statSync(file).mtimeMs > keepOthers) fs.rmSync(file)
  }
}

module.exports = function load(main) {
  const folder = cacheFolder(process.env)
  const source = fs.readFileSync(main, 'latin1')
  const id = /^\/\/([0-9a-f]+)\n/.exec(source)?.[1]
  if (!folder || !id) return require(main)

  const word = /^[a-z][a-z-]{0,19}$/.test(process.argv[2]) ? process.argv[2] : 'other'
  const file = path.join(folder, `${id}-${process.version}-${process.arch}-${word}`)
  const cache = readCache(file)
  const entry = path.basename(main)
  const modules = new Map()
  /** Chunks that the cache did not have. */
  const texts = new Map()

  const folderOfChunks = `${path.dirname(main)}/chunks`
  function compile(name, file, text = fs.readFileSync(file, 'latin1')) {
    texts.set(name, text)
    return new vm.Script(`(${wrapped(text)})`, { filename: file }).runInThisContext()
  }
  /** Loads a file of the bundle by its own name: all but the entries lie in one folder. */
  function loadFile(name, text) {
    const known = modules.get(name)
    if (known) return known.exports
    const file = name === entry ? main : `${folderOfChunks}/${name}`
    const module = { exports: {} }
    modules.set(name, module)
    const body = cache.chunks[name] ?? compile(name, file, text)
    body(module.exports, requireFrom, module, file, folderOfChunks)
    return module.exports
  }
  const requireFrom = (wanted) => (wanted.startsWith('.') ? loadFile(wanted.slice(wanted.lastIndexOf('/') + 1)) : require(wanted))

  process.once('exit', (code) => {
    const { script, generation, bytes } = cache
    if (code !== 0 || (texts.size === 0 && generation >= generations && !script.cachedDataRejected)) return
    try {
      if (texts.size === 0) return writeCache(file, script, bytes, script.cachedDataRejected ? 1 : generation + 1)
      const all = withChunks(bytes, texts)
      writeCache(file, new vm.Script(all.latin1Slice(), { filename: 'fauxctl' }), all, 1)
      tidy(folder, id)
    } catch { /* the next run tries again */ }
  })
  return loadFile(entry, source)
}
