@echo off
rem Opens the menu of absr in this folder: double-click this file.
setlocal
chcp 65001 >nul
title absr
pushd "%~dp0"
if exist "..\absr-portable-win64\absr.cmd" goto portable
where absr >nul 2>nul
if not errorlevel 1 goto command
py -m absr --version >nul 2>nul
if not errorlevel 1 goto module
goto missing

:command
call absr
goto end

:module
py -m absr
goto end

:portable
call "..\absr-portable-win64\absr.cmd"
goto end

:missing
echo.
echo The program absr was not found on this computer.
echo.
echo Where you may not install programs: put the folder absr-portable-win64 beside the
echo folder of this project, then double-click this file again.
echo.
echo Otherwise:
echo 1. Install Python 3.11 or newer: https://www.python.org/downloads/
echo    During the installation, tick "Add python.exe to PATH".
echo 2. Open the folder of your copy of absr, type cmd in its address bar,
echo    press Enter, then type: py -m pip install .
echo 3. Come back here and double-click this file again.
echo.

:end
popd
echo.
pause
endlocal
