export const exports = {
  csv: 'Export CSV',
  title: 'Export',
  running: 'The rows are being written. The file is in your downloads.',
  broken: 'The download ended early, so its file is not whole. Export it once more.',
  failed: 'Nothing was exported.',
  file: 'File',
  holds: 'Holds',
  rows: '{n} row | {n} rows',
  kept: 'Rows and SHA-256 are kept in Activity, so that a file can be checked later.',
};
