// Reads {"schema": …, "data": [...]} from standard input and writes, for each of the data, whether the JSON
// Schema allows it, as Ajv sees it in strict mode.
import { readFileSync } from 'node:fs'
import Ajv from 'ajv/dist/2020.js'

const { schema, data } = JSON.parse(readFileSync(0, 'utf-8'))
const validate = new Ajv.default({ strict: true, allowUnionTypes: true }).compile(schema)
process.stdout.write(JSON.stringify(data.map(one => validate(one))))
