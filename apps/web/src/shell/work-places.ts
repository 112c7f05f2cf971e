export type WorkPlace = Readonly<{
  to: string;
  label: string;
  /** Whether only this very address is this place. */
  end: boolean;
  /** On a phone: in the bar, or in the sheet behind "More". */
  inBar: boolean;
  drawing: string;
}>;

/** Where one can go in a society's workplace. */
export const workPlaces = (org: string): readonly WorkPlace[] => [
  {
    to: `/s/${org}`,
    label: 'Today',
    end: true,
    inBar: true,
    drawing: 'M5 6h14v14H5zM5 10h14M9 3v4M15 3v4',
  },
  {
    to: `/s/${org}/programs`,
    label: 'Programs',
    end: false,
    inBar: true,
    drawing: 'M4 5h7v14H4zM13 5h7v14h-7z',
  },
  {
    to: `/s/${org}/approvals`,
    label: 'Approvals',
    end: false,
    inBar: true,
    drawing: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6zM9 12l2 2 4-4',
  },
  {
    to: `/s/${org}/certificates`,
    label: 'Certificates',
    end: false,
    inBar: false,
    drawing: 'M5 4h14v11H5zM8 8h8M8 11h5M14 15v5l2-1 2 1v-5',
  },
  {
    to: `/s/${org}/curriculum`,
    label: 'Curriculum',
    end: false,
    inBar: false,
    drawing: 'M4 4h16v16H4zM4 10h16M10 4v16',
  },
  {
    to: `/s/${org}/co-sponsored`,
    label: 'Co-sponsored',
    end: false,
    inBar: false,
    drawing: 'M4 12a5 5 0 1 0 10 0a5 5 0 1 0-10 0M10 12a5 5 0 1 0 10 0a5 5 0 1 0-10 0',
  },
  {
    to: `/s/${org}/keys`,
    label: 'Keys',
    end: false,
    inBar: false,
    drawing: 'M11.5 12.5L20 4M16 8l3 3M5 16a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0',
  },
];
