// Imported first by every program: better-sqlite3 does not refuse an older Node, it crashes in it without a word.
const major = Number.parseInt(process.versions.node, 10)
if (major < 22) {
  console.error(`Retroduce needs Node 22 or newer; this is Node ${process.versions.node}.`)
  process.exit(1)
}
