/** How likely so many days lie between the onset of a source and that of whom it infected. May be negative. */
export type Interval = {
  /** Density per day. */
  density(days: number): number
  /** What the density is on the average of true pairs: what stands for a source whose dates nobody knows. */
  readonly typical: number
  /** Days within which 999 of 1,000 pairs lie. */
  readonly leastDays: number
  readonly mostDays: number
}

// 99.9 % of a normal distribution lie within so many standard deviations.
const deviations = 3.2905

/**
 * A normal serial interval: the common law that allows onset before the source's own (Du et al., Emerg. Infect. Dis. 26 (2020) 1341). Its
 * expected density among true pairs is 1 / (2 sd √π). Throws a RangeError for a deviation that is none.
 */
export function normalInterval(meanDays: number, sdDays: number): Interval {
  if (!(sdDays > 0) || !Number.isFinite(meanDays))
    throw new RangeError('an interval needs a deviation')
  const top = 1 / (sdDays * Math.sqrt(2 * Math.PI))
  return {
    density: (days) => top * Math.exp(-(((days - meanDays) / sdDays) ** 2) / 2),
    typical: 1 / (2 * sdDays * Math.sqrt(Math.PI)),
    leastDays: meanDays - deviations * sdDays,
    mostDays: meanDays + deviations * sdDays,
  }
}

/** A lognormal incubation: how likely it is to take longer than so many days. */
export type Incubation = { longerThan(days: number): number }

/** The lognormal incubation with these parameters of its logarithm, as Lauer et al., Ann. Intern. Med. 172 (2020) 577 fit it. */
export function lognormalIncubation(meanLog: number, sdLog: number): Incubation {
  return {
    longerThan: (days) => (days <= 0 ? 1 : upperNormal((Math.log(days) - meanLog) / sdLog)),
  }
}

/** The incubation of which 95 of 100 lie between two days. Throws a RangeError where the first is not the lesser. */
export function incubationBetween(leastDays: number, mostDays: number): Incubation {
  // No incubation is nought: six hours stand for "less than a day".
  const least = Math.max(leastDays, 0.25)
  if (!(mostDays > least)) throw new RangeError('an incubation has a least and a most')
  const [low, high] = [Math.log(least), Math.log(mostDays)]
  return lognormalIncubation((low + high) / 2, (high - low) / (2 * 1.959964))
}

/** Upper tail of the standard normal; Abramowitz and Stegun 7.1.26, error below 1.5e-7. */
function upperNormal(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const tail =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) *
    Math.exp(-x * x)
  return z >= 0 ? tail / 2 : 1 - tail / 2
}

/** Where nothing is known of a pathogen: every difference of up to so many days is as likely as any other. */
export function flatInterval(mostDays: number): Interval {
  const density = 1 / (2 * mostDays)
  return {
    density: (days) => (Math.abs(days) <= mostDays ? density : 0),
    typical: density,
    leastDays: -mostDays,
    mostDays,
  }
}
