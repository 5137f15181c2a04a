import { useEffect, useRef, useState } from 'react'
import { type CodeReader, openReader } from './reader.ts'
import { regionOf } from './region.ts'
import { type Seen, seeCode } from './same-code.ts'

export type CameraFault = 'refused' | 'absent' | 'broken'
export type CameraState =
  | { kind: 'opening' }
  | { kind: 'running'; reader: CodeReader['kind']; hasTorch: boolean }
  | { kind: 'fault'; fault: CameraFault }

// A look takes 1 to 7 ms (ux.md §2.6); the rest of the time belongs to the page and the battery.
const everyMs = 60

function faultOf(cause: unknown): CameraFault {
  const name = cause instanceof DOMException ? cause.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'absent' : 'broken'
}

// TypeScript's own list of camera settings has no torch yet.
type TorchSettings = MediaTrackConstraintSet & { torch?: boolean }
const hasTorch = (track: MediaStreamTrack) =>
  (track.getCapabilities?.() as { torch?: boolean } | undefined)?.torch === true

const whole = (code: string) => code

/**
 * Runs the back camera while the page shows its finder, and tells each new code once. `nameOf` says which codes are the same to the
 * page: the moving part of a pass changes while it is held there.
 */
export function useCamera(
  onCode: (code: string, at: number) => void,
  nameOf: (code: string) => string = whole,
) {
  const video = useRef<HTMLVideoElement>(null)
  const track = useRef<MediaStreamTrack | null>(null)
  const told = useRef(onCode)
  told.current = onCode
  const named = useRef(nameOf)
  named.current = nameOf
  const [state, setState] = useState<CameraState>({ kind: 'opening' })
  const [isLit, setLit] = useState(false)

  useEffect(() => {
    let isOver = false
    let timer = 0
    let last: Seen | null = null
    let stream: MediaStream | null = null
    const canvas = document.createElement('canvas')
    const pen = canvas.getContext('2d', { willReadFrequently: true })

    async function look(reader: CodeReader) {
      const picture = video.current
      if (isOver || !picture || !pen) return
      if (picture.readyState >= picture.HAVE_CURRENT_DATA && !document.hidden) {
        const { side, ...part } = regionOf(picture.videoWidth, picture.videoHeight)
        canvas.width = side
        canvas.height = side
        pen.drawImage(picture, part.x, part.y, part.width, part.height, 0, 0, side, side)
        const codes = await reader.read(pen.getImageData(0, 0, side, side)).catch(() => [])
        // Two codes in the box are two tubes: which of them was meant, nobody can say.
        const [code] = codes
        if (code !== undefined && codes.length === 1 && !isOver) {
          const { startTime } = performance.mark('code-seen')
          const step = seeCode(last, named.current(code), startTime)
          last = step.seen
          if (step.isNew) told.current(code, startTime)
        }
      }
      timer = window.setTimeout(() => void look(reader), everyMs)
    }

    async function open() {
      try {
        if (!navigator.mediaDevices) throw new DOMException('no camera', 'NotFoundError')
        const [reader, opened] = await Promise.all([
          openReader(),
          navigator.mediaDevices.getUserMedia({
            audio: false,
            video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
          }),
        ])
        stream = opened
        const picture = video.current
        const [first] = opened.getVideoTracks()
        if (isOver || !picture || !first) return close()
        track.current = first
        picture.srcObject = opened
        await picture.play()
        setState({ kind: 'running', reader: reader.kind, hasTorch: hasTorch(first) })
        await look(reader)
      } catch (cause) {
        close()
        if (!isOver) setState({ kind: 'fault', fault: faultOf(cause) })
      }
    }
    function close() {
      for (const one of stream?.getTracks() ?? []) one.stop()
    }

    void open()
    return () => {
      isOver = true
      clearTimeout(timer)
      close()
    }
  }, [])

  return {
    video,
    state,
    isLit,
    /** Turns the lamp beside the camera on or off, where there is one. */
    async turnTorch() {
      const wanted: TorchSettings = { torch: !isLit }
      await track.current?.applyConstraints({ advanced: [wanted] })
      setLit(!isLit)
    },
  }
}
