const paths = {
  now: 'M3 12a9 9 0 1 0 18 0 9 9 0 0 0-18 0M12 7v5l3.5 2',
  board: 'M4 20V10M10 20V4M16 20v-7M21 20H3',
  loop: 'M19.5 15.5A8.5 8.5 0 1 1 20 9M20 3.5V9h-5.5',
  recall: 'M12 3.5 21 19.5H3ZM12 10v4.5M12 17v.2',
  tube: 'M9 3h6M10 3v14.5a2 2 0 0 0 4 0V3M10 12h4',
  person: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5c1-4 4-6 7.5-6s6.5 2 7.5 6',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M15.5 15.5 20.5 20.5',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5',
  pause: 'M9 5v14M15 5v14',
  play: 'M8 5.5v13l10-6.5Z',
  arrow: 'M5 12h13M13 6.5l5.5 5.5-5.5 5.5',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6',
  check: 'M4.5 12.5 10 18 20 6.5',
  box: 'M4 8l8-4.5L20 8v8.5L12 21l-8-4.5ZM4 8l8 4.5L20 8M12 12.5V21',
  plate: 'M3.5 6h17v12h-17ZM8 10h.01M12 10h.01M16 10h.01M8 14h.01M12 14h.01M16 14h.01',
  roll: 'M5 4.5h14v15H5ZM8.5 9h7M8.5 12.5h7M8.5 16h4',
  down: 'M6 9.5l6 6 6-6',
  rounds: 'M5 3.5h10l4 4v13H5ZM15 3.5v4h4M8.5 12h7M8.5 16h7',
  label: 'M3.5 6.5h17v11h-17ZM7 9.5v5M9.5 9.5v5M13 9.5v5M15 9.5v5M17.5 9.5v5',
  paper: 'M6 3.5h12v17H6ZM9 8h6M9 11.5h6M9 15h3.5',
  device: 'M7.5 3h9v18h-9ZM11 18h2',
  twice:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3 19.5c.8-3.4 3.1-5 6-5s5.2 1.6 6 5M15 4.3a3.5 3.5 0 0 1 0 6.4M17.5 14.9c1.8.7 3 2.2 3.5 4.6',
  map: 'M3.5 6.5 9 4l6 2.5L20.5 4v13.5L15 20l-6-2.5L3.5 20ZM9 4v13.5M15 6.5V20',
  order: 'M6 3.5h9l3 3v14H6ZM9 9h6M9 12.5h6M12 16.5a1.5 1.5 0 1 0 0 .01',
  appeal: 'M4 5h16v11h-9l-4 4v-4H4ZM8 9h8M8 12h5',
  excess: 'M3 12h18M6 20v-5M11 20V5M16 20v-9M11 5l-2 2.5M11 5l2 2.5',
  rules: 'M5 4h6a2 2 0 0 1 2 2v14a2 2 0 0 0-2-2H5ZM19 4h-4a2 2 0 0 0-2 2v14a2 2 0 0 1 2-2h4Z',
  key: 'M8 15a4 4 0 1 0 0-8 4 4 0 0 0 0 8M12 11h9M18 11v3.5M15 11v2.5',
  alarm:
    'M12 3.5a5.5 5.5 0 0 1 5.5 5.5c0 5 2 6.5 2 6.5h-15s2-1.5 2-6.5A5.5 5.5 0 0 1 12 3.5M10 19a2 2 0 0 0 4 0',
  clock:
    'M5 3.5h14M5 20.5h14M7 3.5c0 5 4 6 5 8.5 1-2.5 5-3.5 5-8.5M7 20.5c0-5 4-6 5-8.5 1 2.5 5 3.5 5 8.5',
  bed: 'M3 19v-11M3 15h18v4M7 15v-4h10a4 4 0 0 1 4 4',
  bus: 'M5 17V6h14v11ZM5 12h14M8 17v2.5M16 17v2.5',
  house: 'M4 11 12 4l8 7v9H4ZM10 20v-6h4v6',
  waste: 'M6 7h12l-1 13H7ZM4 7h16M10 7V4h4v3',
  care: 'M12 20 4.5 12.5a4.5 4.5 0 0 1 7.5-5 4.5 4.5 0 0 1 7.5 5Z',
  case: 'M4 8h16v11H4ZM9 8V5h6v3M12 11v5M9.5 13.5h5',
  contacts:
    'M12 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6M5 21a3 3 0 1 0 0-6 3 3 0 0 0 0 6M19 21a3 3 0 1 0 0-6 3 3 0 0 0 0 6M12 9v3M12 12l-5 3.5M12 12l5 3.5',
  clocks: 'M12 21a8 8 0 1 0 0-16 8 8 0 0 0 0 16M12 9v4l2.5 2M9.5 2.5h5',
  assist: 'M3.5 6h17v12h-17ZM3.5 6.5l8.5 6.5 8.5-6.5',
  chains:
    'M5 12h4M9 12l4-6h3M9 12l4 6h3M3.5 12h.01M19 7.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3M19 19.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3',
  numbers: 'M3.5 20h17M5 16l4.5-5 3.5 3 6-8',
  card: 'M3 6h18v12H3ZM6 10h4v4H6ZM13 10h5M13 13.5h3.5',
} as const

export type IconName = keyof typeof paths

/** One line icon of our own set, in the colour of the text; silent for a screen reader, the word stands beside it. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  )
}
