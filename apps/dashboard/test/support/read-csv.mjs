import { readFileSync } from 'node:fs';

// A second program: it shares no code with the one that wrote the file (RFC 4180).
const [, , file, groupBy] = process.argv;

const cellsOf = (text) => {
  const rows = [[]];
  let [cell, quoted] = ['', false];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[(at += 1)];
      else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',' || character === '\n') {
      rows.at(-1).push(cell);
      cell = '';
      if (character === '\n') rows.push([]);
    } else if (character !== '\r') cell += character;
  }
  if (cell !== '' || rows.at(-1).length > 0) rows.at(-1).push(cell);
  return rows.filter((row) => row.length > 0);
};

const [head, ...body] = cellsOf(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
const rows = body.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index]])));
const groups = {};
for (const row of rows) groups[row[groupBy]] = (groups[row[groupBy]] ?? 0) + 1;
console.log(JSON.stringify({ count: rows.length, groups, rows }));
