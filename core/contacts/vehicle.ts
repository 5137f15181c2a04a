import type { TransportKind } from '../investigation/item.ts'
import type { Seat, VehicleKind } from './exposure.ts'

/**
 * The vehicle of the transport tables that a ride was in. Trains whose number begins with G, D, C or Z have closed windows and air
 * conditioning, others bays (background of railway numbering; BG); a coach is taken as sealed until somebody says otherwise, which
 * proposes more and not fewer. Null where no seat is asked for.
 */
export function vehicleOf(kind: TransportKind, number: string | null): VehicleKind | null {
  if (kind === 'plane') return 'aircraft'
  if (kind === 'train') return /^\s*[GDCZ]\d/i.test(number ?? '') ? 'sealed_train' : 'open_train'
  if (kind === 'coach') return 'sealed_coach'
  if (kind === 'taxi' || kind === 'car') return 'car'
  return kind === 'ship' || kind === 'bus' || kind === 'metro' ? kind : null
}

/** A seat as it stands on a ticket: `12A` is row 12, `05车` carriage 5. What cannot be read is left out. */
export function readSeat(it: {
  carriage: string | null
  row: string | null
  seat: string | null
}): Seat {
  const digits = (text: string | null) => {
    const found = /\d{1,3}/.exec(text ?? '')?.[0]
    return found === undefined ? undefined : Number(found)
  }
  const row = digits(it.row) ?? digits(it.seat)
  const carriage = digits(it.carriage)
  return {
    ...(carriage === undefined ? {} : { carriage: String(carriage) }),
    ...(row === undefined ? {} : { row }),
    ...(it.seat === null ? {} : { seat: it.seat.slice(0, 8) }),
  }
}
