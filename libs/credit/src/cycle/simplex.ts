/** A sum over variables that must not exceed `most`: the coefficient of each variable by its index, the others are zero. */
export interface Row {
  readonly terms: readonly (readonly [variable: number, coefficient: number])[];
  readonly most: number;
}

/** Smaller than any difference that whole-number data can make, larger than any error of the arithmetic. */
const TINY = 1e-7;

/**
 * The values, none below zero, that make the first objective as large as possible, among those the second, and so on. The simplex
 * method on one tableau: once an objective is at its best, every variable that would make it worse is kept out for good, and
 * the next objective goes on from there. Bland's rule chooses, so it ends and gives the same answer for the same rows. Every `most`
 * must be at least 0, which makes all zeros a place to start, and the rows must bound every objective.
 */
export function maximizeInOrder(
  variables: number,
  rows: readonly Row[],
  objectives: readonly (readonly number[])[],
): number[] {
  const tableau = new Tableau(variables, rows, objectives);
  objectives.forEach((_, level) => tableau.maximize(level));

  return tableau.values();
}

class Tableau {
  private readonly width: number;
  private readonly cells: Float64Array;
  private readonly inRow: number[];
  private readonly inColumn: number[];
  private readonly isKeptOut: boolean[];

  constructor(
    private readonly variables: number,
    private readonly rows: readonly Row[],
    objectives: readonly (readonly number[])[],
  ) {
    this.width = variables + 1;
    this.cells = new Float64Array((rows.length + objectives.length) * this.width);
    rows.forEach(({ terms, most }, row) => {
      for (const [variable, coefficient] of terms) this.cells[row * this.width + variable] = coefficient;
      this.cells[row * this.width + variables] = most;
    });
    objectives.forEach((objective, level) => {
      objective.forEach((gain, variable) => {
        this.cells[(rows.length + level) * this.width + variable] = -gain;
      });
    });
    this.inColumn = Array.from({ length: variables }, (_, variable) => variable);
    this.inRow = rows.map((_, row) => variables + row);
    this.isKeptOut = Array.from({ length: variables + rows.length }, () => false);
  }

  maximize(level: number): void {
    for (let column = this.entering(level); column >= 0; column = this.entering(level)) {
      const row = this.leaving(column);
      if (row < 0) break;
      this.pivot(row, column);
    }
    this.inColumn.forEach((variable, column) => {
      if (this.at(this.rows.length + level, column) > TINY) this.isKeptOut[variable] = true;
    });
  }

  values(): number[] {
    const values = Array.from({ length: this.variables }, () => 0);
    this.inRow.forEach((variable, row) => {
      if (variable < this.variables) values[variable] = this.at(row, this.variables);
    });

    return values;
  }

  private at(row: number, column: number): number {
    return this.cells[row * this.width + column] ?? 0;
  }

  private entering(level: number): number {
    let best = -1;
    let lowest = Infinity;
    this.inColumn.forEach((variable, column) => {
      if (variable >= lowest || this.isKeptOut[variable]) return;
      if (this.at(this.rows.length + level, column) < -TINY) [best, lowest] = [column, variable];
    });

    return best;
  }

  private leaving(column: number): number {
    let best = -1;
    let smallest = Infinity;
    this.inRow.forEach((variable, row) => {
      const coefficient = this.at(row, column);
      if (coefficient <= TINY) return;
      const ratio = this.at(row, this.variables) / coefficient;
      const isTie = Math.abs(ratio - smallest) <= TINY;
      if (isTie ? variable < (this.inRow[best] ?? Infinity) : ratio < smallest) {
        [best, smallest] = [row, ratio];
      }
    });

    return best;
  }

  private pivot(row: number, column: number): void {
    const { cells, width } = this;
    const start = row * width;
    const inverse = 1 / this.at(row, column);
    for (let at = 0; at < cells.length; at += width) {
      const factor = (cells[at + column] ?? 0) * inverse;
      if (at === start || factor === 0) continue;
      for (let index = 0; index < width; index++) {
        cells[at + index] = (cells[at + index] ?? 0) - (cells[start + index] ?? 0) * factor;
      }
      cells[at + column] = -factor;
    }
    for (let index = 0; index < width; index++) cells[start + index] = (cells[start + index] ?? 0) * inverse;
    cells[start + column] = inverse;
    const entering = this.inColumn[column] ?? 0;
    this.inColumn[column] = this.inRow[row] ?? 0;
    this.inRow[row] = entering;
  }
}
