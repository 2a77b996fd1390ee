import AHP
