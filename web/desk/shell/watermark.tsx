import { useLocation } from 'react-router'
import { Watermark } from '../pages/person/watermark.tsx'

// Pages of one person put their own; these are lists and forms on which people are named.
const named =
  /^\/(recall|same-person|cards|paper|reads|devices|tubes\/.+|orders|orders\/(new|many)|signings\/.+|batches\/.+|appeals)\/?$/

/** Who looks, of which unit and when, over every page that names people. */
export function PageWatermark() {
  const { pathname } = useLocation()
  return named.test(pathname) ? <Watermark /> : null
}
