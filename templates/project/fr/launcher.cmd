@echo off
rem Ouvre le menu d'absr dans ce dossier : double-cliquez sur ce fichier.
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
echo Le programme absr est introuvable sur cet ordinateur.
echo.
echo Sans droit d'installer : mettez le dossier absr-portable-win64 avec le dossier
echo de ce projet, puis double-cliquez de nouveau sur ce fichier.
echo.
echo Sinon :
echo 1. Installez Python 3.11 ou plus : https://www.python.org/downloads/
echo    Pendant l'installation, cochez "Add python.exe to PATH".
echo 2. Ouvrez le dossier de votre copie d'absr, tapez cmd dans la barre d'adresse,
echo    validez, puis tapez : py -m pip install .
echo 3. Revenez ici et double-cliquez de nouveau sur ce fichier.
echo.

:end
popd
echo.
pause
endlocal
