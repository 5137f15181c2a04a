/**
 * The ratios that the planner multiplies with, each with its source and grade. A city overrides what it knows better.
 * Grades: a government or wire, b newspaper, c reprint, derived, design (ours).
 */
export const guide = {
  peoplePerSite: {
    value: 2_000,
    least: 2_000,
    most: 3_000,
    source: '检测指南：每2000–3000人一个采样点 (b)',
  },
  peoplePerTable: {
    value: 600,
    least: 600,
    most: 800,
    source: '国家卫健委 2022-05-13：每600–800人一个采样台 (c)',
  },
  peoplePerSampler: { value: 360, source: '区域核酸检测指南第三版：采样人员＝人口÷360 (b)' },
  // 33,000 samplers took 12 million people in 6 hours.
  peoplePerSamplerHour: { value: 60, source: '2022-01 本市：12,000,000÷33,000÷6 h ≈ 61 (derived)' },
  peoplePerHousehold: { value: 2.82, source: '第七次人口普查：户均2.82人 (b)' },
  tubesPerBox: { value: 50, source: '每箱管数由各地自定 (design)' },
  boxEveryMinutes: { value: 90, source: '通告 limits.tube_boxed (design)' },
  handOverMinutes: { value: 30, source: '通告 limits.box_handed_over (design)' },
  legMinutes: { value: 120, source: '2–4小时内送达，常温不超过4小时 (c)' },
  // 6,398 sites and 2,000 vehicles leave 3.2 sites a vehicle; at a box every 90 minutes and trips of 120 that is 4 stops.
  stopsPerTrip: { value: 4, source: '由公布的6,398个点、2,000余辆车反推 (derived)' },
  couriersPerVehicle: { value: 2, source: '病原微生物条例第十二条：不少于2人护送 (a)' },
  laboratoryTurnaroundMinutes: { value: 240, source: '实验室周转约4小时，厂商 (c)' },
  samplesPerPlate96: { value: 94, source: '96孔板留2个质控孔 (derived)' },
  samplesPerPlate384: { value: 382, source: '384孔板留2个质控孔 (derived)' },
  resampleMinutes: { value: 360, source: '通告 limits.pool_resampled (design)' },
} as const

export type RatioName = keyof typeof guide
export type Ratios = Record<RatioName, number>

/** The guideline's values with a city's own in their place. */
export function ratiosWith(own: Partial<Ratios>): Ratios {
  const standard = Object.fromEntries(
    Object.entries(guide).map(([name, ratio]) => [name, ratio.value]),
  ) as Ratios
  return { ...standard, ...own }
}
