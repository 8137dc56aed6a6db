/** An 8192 × 8192 H.264 stream decodes within this; it is address space, which is always more than what is used. */
const MEMORY_KIB = 6 * 1024 * 1024;
/** In blocks of 512 bytes: far more than any picture we ask for. */
const OUTPUT_BLOCKS = 256 * 2048;
const CPU_THREADS = 4;
/** Between the soft limit, which tells us by its own signal, and the hard one. */
const CPU_GRACE_SECONDS = 5;

/** A limit the system lacks (memory on macOS) is left out rather than failing the run. */
const SCRIPT = `
ulimit -c 0 2>/dev/null
ulimit -S -t "$1" 2>/dev/null
ulimit -H -t "$2" 2>/dev/null
ulimit -v ${MEMORY_KIB} 2>/dev/null
ulimit -f ${OUTPUT_BLOCKS} 2>/dev/null
shift 2
exec "$@"`;

/**
 * Puts CPU, memory and output limits before a command, by the shell that every POSIX system has. The CPU limit also ends
 * a run whose parent was killed.
 */
export function withLimits(command: string[], timeoutMs: number): [string, ...string[]] {
  const seconds = Math.ceil(timeoutMs / 1000) * CPU_THREADS;
  return ['sh', '-c', SCRIPT, 'sh', String(seconds), String(seconds + CPU_GRACE_SECONDS), ...command];
}
