import { spawnSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reaper } from './reaper.ts'

const megabyte = 1024 * 1024

function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`)
  return stdout
}
const has = (command: string) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0

function mount(image: string, folder: string): void {
  mkdirSync(folder, { recursive: true })
  run('mount', '-o', 'loop', image, folder)
}

function emptyFile(path: string, megabytes: number): void {
  writeFileSync(path, '')
  truncateSync(path, megabytes * megabyte)
}

/** Why no file system of our own can be mounted here, or null when one can. */
export function noMounts(): string | null {
  if (process.platform !== 'linux') return 'it needs Linux'
  if (process.getuid?.() !== 0) return 'it needs root, to mount a file system of its own'
  const missing = ['mkfs.ext4', 'mount', 'umount', 'mountpoint'].filter((name) => !has(name))
  if (missing.length > 0) return `it needs ${missing.join(', ')}`
  // In a container the loop devices may be missing or forbidden.
  return spawnSync('losetup', ['-f']).status === 0 ? null : 'it needs a free loop device'
}

/** A file system of its own in a file, mounted at `folder`. */
export type Volume = {
  folder: string
  /** Unmounts it; what was on it is gone with its image. */
  close(): void
}

/** Makes a small or large ext4 volume in an image under `above`. */
export function makeVolume(above: string, megabytes: number, reaper: Reaper): Volume {
  const image = join(above, 'volume.img')
  const folder = join(above, 'volume')
  emptyFile(image, megabytes)
  run('mkfs.ext4', '-q', image)
  reaper.owe('mount', folder)
  mount(image, folder)
  return { folder, close: () => unmountSoon(folder) }
}

/** How a disk loses what was not written to it: a copy of its blocks at one instant, or a file system that is shut. */
export type CutBy = 'reflink image' | 'shutdown of ext4'

/** A volume whose power can be cut: whatever had not reached the blocks of its image is gone afterwards. */
export type CutVolume = Volume & {
  by: CutBy
  /** The instant itself; returns when nothing that is written from now on will be found again. */
  cut(): void
  /** Mounts what the disk had. Nobody may use the folder meanwhile. */
  comeBack(): void
}

/** By what the power of a volume can be cut here; the words say why by nothing. */
export function waysToCut(): CutBy[] | string {
  const absent = noMounts()
  if (absent !== null) return absent
  const ways: CutBy[] = []
  if (has('mkfs.xfs')) ways.push('reflink image')
  if (has('perl')) ways.push('shutdown of ext4')
  return ways.length > 0 ? ways : 'it needs mkfs.xfs, or perl for the shutdown of ext4'
}

// EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH: no block is written any more, the journal neither. Perl is on every Debian.
const shutdownInPerl =
  'open(my $f, "<", $ARGV[0]) or die $!; my $how = pack("L", 2); ioctl($f, 0x8004587d, $how) or die $!'

/** Makes a volume whose power can be cut `by` one of the ways that `waysToCut` named. */
export function makeCutVolume(above: string, megabytes: number, by: CutBy, reaper: Reaper) {
  return by === 'reflink image'
    ? withReflinks(above, megabytes, reaper)
    : withShutdown(above, megabytes, reaper)
}

function withShutdown(above: string, megabytes: number, reaper: Reaper): CutVolume {
  const { folder, close } = makeVolume(above, megabytes, reaper)
  return {
    folder,
    close,
    by: 'shutdown of ext4',
    cut: () => void run('perl', '-e', shutdownInPerl, folder),
    comeBack() {
      unmountSoon(folder)
      mount(join(above, 'volume.img'), folder)
    },
  }
}

function withReflinks(above: string, megabytes: number, reaper: Reaper): CutVolume {
  const outerImage = join(above, 'outer.img')
  const outer = join(above, 'outer')
  emptyFile(outerImage, 2 * megabytes)
  run('mkfs.xfs', '-q', '-m', 'reflink=1', outerImage)
  reaper.owe('mount', outer)
  mount(outerImage, outer)
  const { folder } = makeVolume(outer, megabytes, reaper)
  const close = () => {
    unmountSoon(folder)
    unmountSoon(outer)
  }
  const [image, copy] = [join(outer, 'volume.img'), join(outer, 'cut.img')]
  return {
    folder,
    close,
    by: 'reflink image',
    cut: () => void run('cp', '--reflink=always', image, copy),
    comeBack() {
      unmountSoon(folder)
      rmSync(image)
      renameSync(copy, image)
      mount(image, folder)
    },
  }
}

/** Unmounts; a process that is just dying may hold the folder for a moment. */
function unmountSoon(folder: string): void {
  for (let tries = 1; ; tries += 1) {
    const { status, stderr } = spawnSync('umount', [folder], { encoding: 'utf8' })
    if (status === 0) return
    if (tries === 100) throw new Error(stderr.trim())
    run('sleep', '0.05')
  }
}
