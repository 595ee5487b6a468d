// Reads a JSON list of YAML texts from standard input and writes, for each, what every parser makes of it:
// a JSON list of {parser: data or {"error": message}}.
import { readFileSync } from 'node:fs'
import * as jsYaml from 'js-yaml'
import * as jsYaml4 from 'js-yaml-4'
import * as yaml from 'yaml'

const parsers = {
  'js-yaml': text => jsYaml.load(text),
  'js-yaml-4': text => jsYaml4.load(text),
  'yaml 1.2': text => yaml.parse(text, { strict: true }),
  'yaml 1.1': text => yaml.parse(text, { strict: true, version: '1.1' }),
}

function attempt(read, text) {
  try {
    return read(text)
  } catch (error) {
    return { error: String(error.message) }
  }
}

const texts = JSON.parse(readFileSync(0, 'utf-8'))
const found = texts.map(text =>
  Object.fromEntries(Object.entries(parsers).map(([name, read]) => [name, attempt(read, text)])))
process.stdout.write(JSON.stringify(found))
