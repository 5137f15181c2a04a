/**
 * The page of another shell that sent its reader here to sign in, `/desk/?return=/screen/`; null where there is none. Only
 * our own shells are led back to: an address from elsewhere would let a stranger's link look like ours.
 */
export function returnAddress(search: string): string | null {
  const wanted = new URLSearchParams(search).get('return') ?? ''
  return /^\/(?:screen|m|f)\/[\w/-]*$/.test(wanted) ? wanted : null
}
