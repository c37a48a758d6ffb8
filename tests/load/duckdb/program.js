// DuckDB as a program that reads statements, a line each, and writes what they
// yield: the other side of tests/load/sql_program.h.
//
// usage: node program.js MODULES DATABASE THREADS
'use strict';
const readline = require('readline');
const [modules, database, threads] = process.argv.slice(2);
const {DuckDBInstance} = require(`${modules}/@duckdb/node-api`);

async function main() {
  const instance = await DuckDBInstance.create(database, {threads});
  const connection = await instance.connect();
  const lines = readline.createInterface({input: process.stdin});
  for await (const line of lines) {
    if (line.startsWith('\\echo ')) {
      process.stdout.write(line.slice('\\echo '.length) + '\n');
      continue;
    }
    const reader = await connection.runAndReadAll(line);
    // Of CREATE TABLE AS and COPY it would be the number of rows.
    if (!line.startsWith('SELECT')) continue;
    for (const row of reader.getRows()) {
      process.stdout.write(row.join('|') + '\n');
    }
  }
  connection.closeSync();
  instance.closeSync();
}

main().catch(error => {
  process.stderr.write(`duckdb: ${error.message}\n`);
  process.exit(1);
});
